package finme.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import finme.admin.CasesAtHand;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lines tell what their applications are, and the sums what the lines are. */
@FinMeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinesModuleTests {
    private static final String DAYS = """
            select (received_at at time zone 'UTC')::date as day, source, status, stage, count(*) as cases
            from fdforge.case_line where not test group by 1, 2, 3, 4""";
    private static final String LENDERS = """
            select (l.received_at at time zone 'UTC')::date as day, l.source, x.partner, x.rule, count(*) as sent,
              coalesce(sum(x.offered), 0) as offered, coalesce(sum(x.declined), 0) as declined,
              coalesce(sum(x.failed), 0) as failed, coalesce(sum(x.sold), 0) as sold,
              coalesce(sum(x.returned), 0) as returned, coalesce(sum(x.price), 0) as revenue
            from fdforge.case_line l cross join lateral jsonb_to_recordset(l.lenders) as x(partner text, rule text,
              offered int, declined int, failed int, sold int, returned int, price numeric)
            where not l.test group by 1, 2, 3, 4""";

    private static final String PARTNERS = """
            select x.partner, (l.received_at at time zone 'UTC')::date as day, l.source, x.rule, x.money as currency,
              count(*) as sent, sum(x.offered) as offered, sum(x.declined) as declined, sum(x.late) as timed_out,
              sum(x.failed) as failed, sum(x.waiting) as waiting, sum(x.sold) as sold, sum(x.returned) as returned,
              count(x.told) as priced, coalesce(sum(x.told), 0) as prices, coalesce(sum(x.price), 0) as revenue
            from fdforge.case_line l cross join lateral jsonb_to_recordset(l.lenders) as x(partner text, rule text,
              offered int, declined int, late int, failed int, waiting int, sold int, returned int, money text, told numeric,
              price numeric)
            where not l.test group by 1, 2, 3, 4, 5""";
    private static final String ANSWERS = """
            select x.partner, (l.received_at at time zone 'UTC')::date as day, l.source, x.rule,
              floor(20 * ln(greatest(x.ms, 1)))::int as bucket, count(*) as cases
            from fdforge.case_line l cross join lateral jsonb_to_recordset(l.lenders) as x(partner text, rule text, ms bigint)
            where not l.test and x.ms is not null group by 1, 2, 3, 4, 5""";

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final CaseUpkeep upkeep;
    private final CasesAtHand cases;

    LinesModuleTests(FinMeHttp http, JdbcTemplate jdbc, CaseUpkeep upkeep) {
        this.http = http;
        this.jdbc = jdbc;
        this.upkeep = upkeep;
        this.cases = new CasesAtHand(http);
    }

    @AfterAll
    void leave() {
        cases.leave();
    }

    @Test
    void aLineFollowsItsApplication() {
        cases.prepare("pending-then-accept?after=PT1H");
        UUID id = UUID.fromString(cases.arrive("WITH_PARTNERS").path("id").asText());
        Map<String, Object> line = line(id);
        assertThat(line).containsEntry("status", "WITH_PARTNERS").containsEntry("stage", 1);
        assertThat(terms(id)).contains("status:WITH_PARTNERS", "partner:delta", "currency:UAH", "source:admin-tests");
        assertThat(line.get("lenders").toString())
                .contains("\"partner\": \"delta\"")
                .contains("\"rule\": \"Rule_");

        http.post("/api/v1/admin/applications/" + id + "/withdraw", FinMeHttp.OPERATOR, Map.of());
        assertThat(line(id)).containsEntry("status", "WITHDRAWN").containsEntry("stage", 1);
        assertThat(terms(id)).doesNotContain("status:WITH_PARTNERS");
    }

    @Test
    void sumsAreThoseOfTheLines() {
        cases.prepare("accept");
        UUID id = UUID.fromString(cases.arrive("OFFERED").path("id").asText());
        assertThat(line(id)).containsEntry("stage", 2).extracting("offer_ms").isNotNull();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(differences(DAYS, "day, source, status, stage, cases", "fdforge.case_day where cases <> 0"))
                    .isEmpty();
            String columns = "day, source, partner, rule, sent, offered, declined, failed, sold, returned, revenue";
            assertThat(differences(LENDERS, columns, "fdforge.case_lender_day where sent <> 0"))
                    .isEmpty();
            String ofPartner =
                    "partner, day, source, rule, currency, sent, offered, declined, timed_out, failed, waiting, sold,"
                            + " returned, priced, prices, revenue";
            assertThat(differences(PARTNERS, ofPartner, "fdforge.case_partner_day where sent <> 0"))
                    .isEmpty();
            assertThat(differences(
                            ANSWERS,
                            "partner, day, source, rule, bucket, cases",
                            "fdforge.case_answer_day where cases <> 0"))
                    .isEmpty();
        });
    }

    /** What was never drawn, or lost with the memory of a node, is found by the walk. */
    @Test
    void whatWasForgottenIsDrawnByTheWalk() {
        cases.prepare("decline");
        UUID id = UUID.fromString(cases.arrive("UNPLACED").path("id").asText());
        assertThat(line(id)).containsEntry("status", "UNPLACED");
        jdbc.update("update fdforge.application set version = version + 1, status = 'EXPIRED' where id = ?", id);
        upkeep.catchUp();
        assertThat(line(id)).containsEntry("status", "UNPLACED");
        walkAgain();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(line(id)).containsEntry("status", "EXPIRED"));
        jdbc.update("update fdforge.application set version = version + 1, status = 'UNPLACED' where id = ?", id);
    }

    /** It changes the application itself in nothing. */
    @Test
    void aReturnThatWasForgottenIsFoundByTheWalk() {
        cases.prepare("decline");
        UUID id = UUID.fromString(cases.arrive("UNPLACED").path("id").asText());
        jdbc.update("update fdforge.application set version = version + 1, status = 'FUNDED' where id = ?", id);
        walkAgain();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(line(id)).containsEntry("status", "FUNDED"));
        jdbc.update("update fdforge.dispatch set outcome = 'RETURNED' where application = ? and partner = 'delta'", id);
        walkAgain();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(line(id).get("lenders").toString()).contains("\"returned\": 1"));
        jdbc.update("update fdforge.dispatch set outcome = 'DECLINED' where application = ? and partner = 'delta'", id);
        jdbc.update("update fdforge.application set version = version + 1, status = 'UNPLACED' where id = ?", id);
    }

    private void walkAgain() {
        jdbc.update("update fdforge.case_walk set walked_at = null, position = '00000000-0000-0000-0000-000000000000'");
    }

    private Map<String, Object> line(UUID id) {
        upkeep.catchUp();
        return jdbc.queryForMap("select * from fdforge.case_line where application = ?", id);
    }

    private List<String> terms(UUID id) {
        return jdbc.queryForList("select unnest(terms) from fdforge.case_line where application = ?", String.class, id);
    }

    private List<Map<String, Object>> differences(String lines, String columns, String sums) {
        String kept = "select " + columns + " from " + sums;
        return jdbc.queryForList("(" + lines + " except " + kept + ") union all (" + kept + " except " + lines + ")");
    }
}
