package finme.insight.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import finme.insight.Alert;
import finme.insight.Alert.Kind;
import finme.insight.Alerts;
import finme.insight.alert.AlertRule.Found;
import finme.kernel.Ids;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is amiss is found, raised once, told and cleared. */
@FinMeTest
class AlertModuleTests {
    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final List<AlertRule> rules;
    private final AlertBook book;
    private final Alerts alerts;

    AlertModuleTests(FinMeHttp http, JdbcTemplate jdbc, List<AlertRule> rules, AlertBook book, Alerts alerts) {
        this.http = http;
        this.jdbc = jdbc;
        this.rules = rules;
        this.book = book;
        this.alerts = alerts;
    }

    @Test
    void everyKindHasARule() {
        assertThat(rules).extracting(AlertRule::kind).contains(Kind.values());
    }

    @Test
    void isRaisedOnceToldWhoeverSubscribedAndClearedWhenItIsOver() {
        http.putMasterData(
                "connected-systems",
                "alert-tests",
                Map.of(
                        "name",
                        "Alert tests",
                        "state",
                        "PAUSED",
                        "url",
                        http.url("/sandbox/systems/alert-tests"),
                        "secret",
                        "whsec_" + java.util.Base64.getEncoder().encodeToString(new byte[32]),
                        "events",
                        List.of("alert.*")));
        Found found = new Found("alert-tests", "One of two.");
        Kind kind = Kind.FAILED_LOGINS;
        List<Found> others = others(kind);
        book.settle(kind, with(others, found));
        book.settle(kind, with(others, new Found("alert-tests", "Two of two.")));
        assertThat(ours()).singleElement().satisfies(alert -> {
            assertThat(alert.text()).isEqualTo("Two of two.");
            assertThat(alert.clearedAt()).isNull();
        });
        assertThat(told("finme.alert.raised")).hasSize(1).allMatch(body -> body.contains("\"One of two.\""));

        book.settle(kind, others);
        assertThat(alerts.standing()).noneMatch(alert -> alert.subject().equals("alert-tests"));
        assertThat(told("finme.alert.cleared")).hasSize(1);
        book.settle(kind, with(others, found));
        assertThat(told("finme.alert.raised")).hasSize(2);
        book.settle(kind, others);
        JsonNode listed =
                http.get("/api/v1/admin/alerts", FinMeHttp.AUDITOR).json().path("items");
        assertThat(listed.findValuesAsText("subject")).contains("alert-tests");
    }

    /** Of the same kind, found by nobody in this test: they stay. */
    private List<Found> others(Kind kind) {
        return alerts.standing().stream()
                .filter(alert -> alert.kind() == kind)
                .map(alert -> new Found(alert.subject(), alert.text()))
                .toList();
    }

    private static List<Found> with(List<Found> others, Found one) {
        return java.util.stream.Stream.concat(others.stream(), java.util.stream.Stream.of(one))
                .toList();
    }

    private List<Alert> ours() {
        return alerts.standing().stream()
                .filter(alert -> alert.subject().equals("alert-tests"))
                .toList();
    }

    private List<String> told(String type) {
        return jdbc.queryForList(
                "select body from fdforge.delivery where receiver = 'system:alert-tests' and type = ?",
                String.class,
                type);
    }

    @Test
    void aPartnerThatGivesNoUsableAnswersIsFound() {
        for (int i = 0; i < 12; i++) {
            dispatch("alert-failing", i < 7 ? "TIMED_OUT" : "DECLINED");
            dispatch("alert-well", i < 2 ? "FAILED" : "OFFERED");
        }
        assertThat(subjects(Kind.PARTNER_FAILING)).contains("alert-failing").doesNotContain("alert-well");
        jdbc.update("delete from fdforge.dispatch where partner in ('alert-failing', 'alert-well')");
        assertThat(subjects(Kind.PARTNER_FAILING)).doesNotContain("alert-failing");
    }

    private void dispatch(String partner, String outcome) {
        jdbc.update(
                "insert into fdforge.dispatch (id, application, partner, partner_version, round, wave, mode, reference,"
                        + " test, state, attempt, created_at, decide_by, outcome) values (?, ?, ?, 1, 1, 1, 'WATERFALL', ?,"
                        + " false, 'CLOSED', 1, clock_timestamp(), clock_timestamp(), ?)",
                Ids.next(),
                Ids.next(),
                partner,
                Ids.next().toString(),
                outcome);
    }

    /** Its usual hours are those of the two weeks before. */
    @Test
    void aSourceThatUsuallySendsNowIsFoundSilent() {
        source("alert-silent");
        source("alert-asleep");
        source("alert-sends");
        for (int days : List.of(7, 14)) {
            hour("alert-silent", days * 24 + 1, 20);
            hour("alert-sends", days * 24 + 1, 20);
            hour("alert-asleep", days * 24 + 60, 20);
        }
        hour("alert-sends", 0, 1);
        assertThat(subjects(Kind.SOURCE_SILENT)).contains("alert-silent").doesNotContain("alert-sends", "alert-asleep");
        jdbc.update("delete from fdforge.case_hour where source like 'alert-%'");
    }

    private void source(String code) {
        http.putMasterData(
                "sources",
                code,
                Map.of(
                        "name", code,
                        "state", "ACTIVE",
                        "key", code + "-key-0123456789",
                        "format", "JSON",
                        "mapping", "payload",
                        "onMissing", "REFUSE",
                        "test", false));
    }

    private void hour(String source, int back, int cases) {
        jdbc.update(
                "insert into fdforge.case_hour (hour, source, cases)"
                        + " values (date_trunc('hour', clock_timestamp(), 'UTC') - ? * interval '1 hour', ?, ?)",
                back,
                source,
                cases);
    }

    private List<String> subjects(Kind kind) {
        return rules.stream()
                .filter(rule -> rule.kind() == kind)
                .flatMap(rule -> rule.look().stream())
                .map(Found::subject)
                .toList();
    }
}
