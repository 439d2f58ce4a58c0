package finme.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasklist and Cockpit get what their pages ask for, word for word as their scripts ask, and nobody reads on and on. */
@FinMeTest
class WebAppModuleTests {
    private static final String ENGINE = "/camunda/api/engine/engine/default/";
    private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/default/";

    private final FinMeHttp http;

    WebAppModuleTests(FinMeHttp http) {
        this.http = http;
    }

    @ParameterizedTest
    @EnumSource(
            value = Visitor.class,
            names = {"AUDITOR", "OPERATOR", "OWNER", "ADMIN"})
    void tasklistShowsAFilterAndItsTasks(Visitor visitor) {
        WebAppSession session = new WebAppSession(http, visitor);
        assertThat(session.get(ENGINE + "filter/count?itemCount=false&resourceType=Task")
                        .json()
                        .path("count")
                        .asInt())
                .isPositive();
        JsonNode filters = session.get(
                        ENGINE + "filter?firstResult=0&maxResults=2000&itemCount=false&resourceType=Task")
                .json();
        JsonNode shipped = StreamSupport.stream(filters.spliterator(), false)
                .filter(filter -> filter.path("name").asText().equals("All open tasks"))
                .findFirst()
                .orElseThrow();
        Answer tasks = session.post(
                ENGINE + "filter/" + shipped.path("id").asText() + "/list?firstResult=0&maxResults=15",
                "{\"processVariables\": [], \"taskVariables\": [], \"caseInstanceVariables\": [], \"active\": true,"
                        + " \"sorting\": [{\"sortOrder\": \"desc\", \"sortBy\": \"created\"}]}");
        assertThat(tasks.status()).as(tasks.body()).isEqualTo(200);
        assertThat(tasks.json().path("count").isIntegralNumber()).isTrue();
    }

    @Test
    void aPersonsNameHasNoNullInIt() {
        JsonNode person = new WebAppSession(http, Visitor.OPERATOR)
                .get(ENGINE + "user/operator/profile")
                .json();
        assertThat(person.path("firstName").asText()).isEqualTo("operator");
        assertThat(person.path("lastName").asText()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Visitor.class,
            names = {"AUDITOR", "OPERATOR", "OWNER", "ADMIN"})
    void cockpitShowsItsDefinitions(Visitor visitor) {
        WebAppSession session = new WebAppSession(http, visitor);
        String process = newest(session, "process-definition", "loan-application");
        String decision = newest(session, "decision-definition", "partner-prioritisation");
        for (String call : new String[] {
            ENGINE + "job-definition?processDefinitionId=" + process + "&firstResult=0&maxResults=2000",
            ENGINE + "process-definition/" + process + "/statistics?incidents=true",
            ENGINE + "process-definition?key=loan-application&sortBy=version&sortOrder=desc",
            ENGINE + "decision-definition?key=partner-prioritisation&sortBy=version&sortOrder=desc",
            ENGINE + "history/decision-instance?decisionDefinitionId=" + decision + "&firstResult=0&maxResults=50",
            ENGINE + "incident?processDefinitionId=" + process,
            ENGINE + "deployment",
            ENGINE + "task/report/candidate-group-count",
            COCKPIT + "process-definition/statistics?sortBy=key&sortOrder=asc",
            COCKPIT + "process-instance?firstResult=0&maxResults=50",
            COCKPIT + "incident"
        }) {
            Answer answer = session.get(call);
            assertThat(answer.status()).as(call + " " + answer.body()).isEqualTo(200);
        }
        for (String call : new String[] {
            COCKPIT + "process-instance?firstResult=0&maxResults=50&sortBy=startTime&sortOrder=desc",
            COCKPIT + "process-definition/" + process + "/called-process-definitions",
            COCKPIT + "incident?firstResult=0&maxResults=50",
            ENGINE + "process-instance"
        }) {
            Answer answer = session.post(call, "{\"processDefinitionId\": \"" + process + "\"}");
            assertThat(answer.status()).as(call + " " + answer.body()).isEqualTo(200);
        }
    }

    /** Cut, not refused: a page that asks for too much shows what it may show. */
    @Test
    void aPageThatAsksForMoreGetsAsMuchAsThereMayBe() {
        WebAppSession session = new WebAppSession(http, Visitor.ADMIN);
        assertThat(session.get(ENGINE + "task?maxResults=2001").status()).isEqualTo(200);
        assertThat(session.post(ENGINE + "task?firstResult=0&maxResults=2147483647", "{}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cockpit", "tasklist", "admin", "welcome"})
    void noneOfTheWebAppsRunsAScriptFromText(String app) {
        Answer page = new WebAppSession(http, Visitor.ADMIN).get("/camunda/app/" + app + "/default/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .containsPattern("script-src 'nonce-[^']+' 'strict-dynamic';")
                .contains("object-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-eval", "https:");
    }

    private static String newest(WebAppSession session, String kind, String key) {
        return session.get(ENGINE + kind + "?latestVersion=true&key=" + key)
                .json()
                .path(0)
                .path("id")
                .asText();
    }
}
