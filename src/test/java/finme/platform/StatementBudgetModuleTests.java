package finme.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one application costs the database, from intake over one lender that declines to its end in the CRM. Time can't
 * be gated on a shared machine, counters can: one statement or transaction more than written down fails, and whoever
 * wants it writes it down here. What runs once for many applications (leases, batches, acquisition) isn't counted.
 */
@FinMeTest
class StatementBudgetModuleTests {
    private static final int STATEMENTS = 39;
    private static final int WRITING_TRANSACTIONS = 4;

    private static final String SOURCE = "statement-budget";
    private static final String KEY = "statement-budget-key";
    private static final int APPLICATIONS = 20;
    private static final String TEST = "/* statement budget */ ";

    private final FinMeHttp http;
    private final JdbcClient jdbc;
    private int borrowers;

    StatementBudgetModuleTests(FinMeHttp http, DataSource source) {
        this.http = http;
        this.jdbc = JdbcClient.create(source);
    }

    @Test
    void anApplicationCostsNoMoreThanIsWrittenDown() {
        jdbc.sql("create extension if not exists pg_stat_statements schema public")
                .update();
        lender();
        source();
        take(5);
        jdbc.sql("select public.pg_stat_statements_reset()").query().singleRow();
        long transactions = transactions();

        take(APPLICATIONS);

        long written = (transactions() - transactions - crmTransactions()) / APPLICATIONS;
        List<Map<String, Object>> statements = statements();
        assertThat(statements.stream()
                        .mapToLong(each -> ((Number) each.get("times")).longValue())
                        .sum())
                .as("statements an application:%n%s", lines(statements))
                .isLessThanOrEqualTo(STATEMENTS);
        assertThat(written).as("transactions that write").isLessThanOrEqualTo(WRITING_TRANSACTIONS);
    }

    private void take(int applications) {
        List<UUID> ids = java.util.stream.IntStream.range(0, applications)
                .mapToObj(i -> http.apply(SOURCE, KEY, "application/json", body(borrowers++)))
                .map(answer -> UUID.fromString(answer.json().get("id").asText()))
                .toList();
        await().atMost(Duration.ofSeconds(60)).until(() -> ended(ids) == applications);
    }

    private long ended(List<UUID> ids) {
        return jdbc.sql(TEST
                        + "select count(*) from fdforge.delivery_state t join fdforge.application a on a.id::text = t.key"
                        + " where t.receiver = 'crm:main' and a.id = any(?) and a.status = 'UNPLACED'"
                        + " and t.state = 'CONFIRMED'")
                .param(ids.toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    private long transactions() {
        return jdbc.sql(TEST + "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
    }

    /**
     * Those that lease the CRM's turn and write down what it confirmed serve as many applications as happen to wait. To look
     * for a turn in vain writes nothing.
     */
    private long crmTransactions() {
        return jdbc.sql(TEST + """
                        select coalesce(sum(case when query ~ 'set lease = ' then rows else calls end), 0)
                        from public.pg_stat_statements
                        where query ~ 'update fdforge.delivery_receiver.*fdforge.delivery_state'
                          or query ~ 'update fdforge.delivery_state told set attempts = 0'""").query(Long.class).single();
    }

    private List<Map<String, Object>> statements() {
        return jdbc.sql(TEST + """
                        select calls / ? as times, left(regexp_replace(query, '\\s+', ' ', 'g'), 90) as query
                        from public.pg_stat_statements
                        where dbid = (select oid from pg_database where datname = current_database())
                          and calls >= ? and query !~* '^(begin|commit|rollback|set |show |/\\*)'
                          and query !~* 'update fdforge.delivery_(state|receiver.*(delivery_state|coalesce.last_error))|order by RES.DUEDATE_|RES.EXCLUSIVE_'
                        order by calls desc, query""")
                .param(APPLICATIONS)
                .param(APPLICATIONS)
                .query()
                .listOfRows();
    }

    private static String lines(List<Map<String, Object>> statements) {
        return statements.stream()
                .map(each -> each.get("times") + " x " + each.get("query"))
                .collect(java.util.stream.Collectors.joining("\n"));
    }

    /** The seeded table sends hryvnia to delta alone. */
    private void lender() {
        http.putMasterData(
                "partners",
                "delta",
                Map.of(
                        "code",
                        "delta",
                        "name",
                        "Delta Bank",
                        "state",
                        "ACTIVE",
                        "request",
                        Map.of(
                                "url",
                                http.url("/sandbox/partners/decline"),
                                "format",
                                "JSON",
                                "body",
                                "{ref: dispatch.reference, sum: application.amount.value}",
                                "timeout",
                                "PT5S",
                                "attempts",
                                1,
                                "auth",
                                Map.of("kind", "NONE")),
                        "answer",
                        "{outcome: \"DECLINED\", reference: body.id, reason: {code: body.code, text: body.msg}}",
                        "answerWithin",
                        "PT1M",
                        "shares",
                        List.of("amount")));
    }

    private void source() {
        http.putMasterData(
                "sources",
                SOURCE,
                Map.of(
                        "code",
                        SOURCE,
                        "name",
                        "Statement budget",
                        "state",
                        "ACTIVE",
                        "key",
                        KEY,
                        "format",
                        "JSON",
                        "mapping",
                        "payload",
                        "onMissing",
                        "REFUSE"));
    }

    private static String body(int n) {
        return """
                {"product": "PERSONAL_LOAN", "amount": {"value": 50000, "currency": "UAH"}, "termMonths": 12,
                 "borrower": {"firstName": "Oksana", "lastName": "Bondar", "birthDate": "1985-05-05",
                  "phone": "+38067%07d", "email": "budget%d@example.test"},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z"}]}
                """.formatted(2_000_000 + n, n);
    }
}
