package finme.insight.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.CasesAtHand;
import finme.insight.LenderFigures;
import finme.insight.LenderFigures.Figures;
import finme.insight.LenderFigures.Line;
import finme.insight.LenderFigures.Price;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@FinMeTest
class LenderFiguresModuleTests {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @Autowired
    LenderFigures figures;

    @Autowired
    Lines lines;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    FinMeHttp http;

    @Autowired
    PlatformTransactionManager transactions;

    private final List<UUID> applications = new ArrayList<>();

    @Test
    void countsWhatBecameOfApplicationsAtALender() {
        Figures counted = new TransactionTemplate(transactions).execute(open -> {
            open.setRollbackOnly();
            dispatch("web", "EUR", "CLOSED", "OFFERED", 100, true, "20");
            dispatch("web", "EUR", "CLOSED", "FUNDED", 300, true, "30");
            dispatch("web", "CZK", "CLOSED", "DECLINED", 200, false, "500");
            dispatch("branch", "EUR", "CLOSED", "TIMED_OUT", 9_000, false, null);
            dispatch("branch", "EUR", "WAITING", null, 0, false, null);
            lines.draw(applications);
            lines.draw(applications);
            return figures.of("counted", TODAY.minusDays(2), TODAY);
        });
        Line all = counted.all();
        assertThat(List.of(all.sent(), all.offered(), all.declined(), all.failed(), all.timedOut(), all.open()))
                .containsExactly(5L, 2L, 1L, 1L, 1L, 1L);
        assertThat(all.sold()).isEqualTo(1);
        assertThat(all.answerP50()).isBetween(190L, 210L);
        assertThat(all.answerP95()).isBetween(8_500L, 9_500L);
        assertThat(all.acceptance()).isBetween(0.66, 0.67);
        assertThat(all.prices()).extracting(Price::currency).containsExactly("CZK", "EUR");
        assertThat(all.prices().get(1).mean()).isEqualByComparingTo("25");
        assertThat(all.prices().get(1).revenue()).isEqualByComparingTo("30");
        assertThat(counted.byDay()).hasSize(3).last().isEqualTo(titled(all, TODAY.toString(), TODAY.toString()));
        assertThat(counted.bySource()).extracting(Line::name).containsExactly("web", "branch");
        assertThat(counted.byRule()).extracting(Line::title).containsExactly("Small amount first");
        assertThat(figures.of("never-heard-of", TODAY, TODAY).all().sent()).isZero();
    }

    /** An application moves on more often than anything of it at its lenders does. */
    @Test
    void sumsThatDoNotChangeAreNotWritten() {
        new TransactionTemplate(transactions).executeWithoutResult(open -> {
            open.setRollbackOnly();
            dispatch("web", "EUR", "CLOSED", "DECLINED", 100, false, null);
            lines.draw(applications);
            List<String> before = written();
            jdbc.update("update fdforge.application set version = 2 where id = ?", applications.get(0));
            assertThat(lines.draw(applications)).isEqualTo(1);
            assertThat(before).hasSize(2);
            assertThat(written()).isEqualTo(before);
        });
    }

    /** @return where the rows of the sums lie: a row that is written again lies elsewhere */
    private List<String> written() {
        return jdbc.queryForList("""
                select ctid::text from fdforge.case_lender_day where partner = 'counted'
                union all select ctid::text from fdforge.case_partner_day where partner = 'counted'""", String.class);
    }

    private static Line titled(Line all, String name, String title) {
        return new Line(
                name,
                title,
                all.sent(),
                all.offered(),
                all.declined(),
                all.timedOut(),
                all.failed(),
                all.open(),
                all.sold(),
                all.returned(),
                all.answerP50(),
                all.answerP95(),
                all.prices());
    }

    @Test
    void daysThatAreNoneAreRefused() {
        CasesAtHand cases = new CasesAtHand(http);
        cases.prepare("decline");
        JsonNode refused = http.get("/api/v1/admin/partners/delta/figures?from=2026-02-30", FinMeHttp.AUDITOR)
                .json();
        cases.leave();
        assertThat(refused.at("/errors/0/pointer").asText()).isEqualTo("/from");
    }

    private void dispatch(
            String source, String currency, String state, String outcome, long millis, boolean offered, String price) {
        UUID application = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        applications.add(application);
        jdbc.update(
                """
                insert into fdforge.application (id, reference, borrower_id, source, status, since, version, test,
                  returning_borrower, received_at, document, amount, currency)
                values (?, ?, ?, ?, 'UNPLACED', now(), 1, false, false, now(), '', 1000, ?)""", application, "FM-" + application.toString().substring(0, 8), UUID.randomUUID(), source, currency);
        jdbc.update("""
                insert into fdforge.routing (application, round, decision, version, mode, evaluated_at, plan)
                values (?, 1, 'partner-prioritisation', 1, 'WATERFALL', now(),
                  '[{"partner": "counted", "rule": {"id": "Rule_SmallAmountFirst"}}]')""", application);
        jdbc.update("""
                insert into fdforge.dispatch (id, application, partner, partner_version, round, wave, mode, reference, test,
                  state, attempt, created_at, decide_by, outcome, price, decided_at)
                values (?, ?, 'counted', 1, 1, 1, 'WATERFALL', ?, false, ?, 1, now(), now(), ?, ?::numeric,
                  case when ? then now() + ? * interval '1 millisecond' end)""", id, application, id.toString(), state, outcome, price, outcome != null, millis);
        if (offered) {
            jdbc.update("""
                    insert into fdforge.offer (id, application, dispatch, partner, position, amount, currency, received_at)
                    values (?, ?, ?, 'counted', 0, 1, 'EUR', now())""", UUID.randomUUID(), application, id);
        }
    }
}
