package finme.platform.access;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.CasesAtHand;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What people may do to the engine is the same by its REST API and by that of the web applications; what would part a live
 * application from its process is refused to everybody, and the application goes on as if nothing had been asked.
 */
@FinMeTest
class EngineActionsModuleTests {
    private static final List<Visitor> STAFF = List.of(Visitor.AUDITOR, Visitor.OPERATOR, Visitor.OWNER, Visitor.ADMIN);
    private static final Set<Visitor> NOBODY = EnumSet.noneOf(Visitor.class);
    private static final Set<Visitor> OWNERS = EnumSet.of(Visitor.OWNER, Visitor.ADMIN);
    private static final Set<Visitor> OPERATORS = EnumSet.of(Visitor.OPERATOR, Visitor.ADMIN);

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final CasesAtHand cases;

    EngineActionsModuleTests(FinMeHttp http, JdbcTemplate jdbc) {
        this.http = http;
        this.jdbc = jdbc;
        this.cases = new CasesAtHand(http);
    }

    @BeforeEach
    void lenderThatOffers() {
        cases.prepare("accept");
    }

    @AfterEach
    void leave() {
        cases.leave();
    }

    private record Call(String method, String path, String body, Set<Visitor> allowed) {
        @Override
        public String toString() {
            return method + ' ' + path;
        }
    }

    private record Live(
            String application, String instance, String task, String job, String deployment, String process) {}

    @Test
    void aLiveApplicationKeepsItsProcessWhateverIsAsked() {
        Live live = live();
        List<String> wrong = new ArrayList<>();
        for (Visitor visitor : STAFF) {
            WebAppSession session = new WebAppSession(http, visitor);
            for (Call call : calls(live)) {
                check(wrong, visitor, call, rest(visitor, call), "REST");
                check(
                        wrong,
                        visitor,
                        call,
                        session.send(call.method, "/camunda/api/engine/engine/default/" + call.path, call.body),
                        "web application");
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(jdbc.queryForObject(
                        "select count(*) from engine.act_ru_execution where business_key_ = ? and suspension_state_ = 1",
                        Integer.class,
                        live.application))
                .isEqualTo(1);
        assertThat(jdbc.queryForObject(
                        "select count(*) from engine.act_ru_execution where business_key_ in ('mine', 'yours')",
                        Integer.class))
                .isZero();
        JsonNode detail = http.get("/api/v1/admin/applications/" + live.application, FinMeHttp.AUDITOR)
                .json();
        assertThat(detail.path("status").asText()).isEqualTo("OFFERED");
        assertThat(jdbc.queryForObject(
                        "select count(*) from engine.act_ru_variable where text_ like '%Nosek%'", Integer.class))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from engine.act_ru_task where name_ like '%Nosek%' or description_ like '%Nosek%'",
                        Integer.class))
                .isZero();
    }

    private static void check(List<String> wrong, Visitor visitor, Call call, Answer answer, String way) {
        boolean allowed = call.allowed.contains(visitor);
        boolean right = allowed ? answer.status() / 100 == 2 : answer.status() >= 400 && answer.status() < 500;
        if (!right) {
            wrong.add("%s by %s of %s: %d %s"
                    .formatted(
                            visitor,
                            way,
                            call,
                            answer.status(),
                            answer.body().lines().findFirst().orElse("")));
        }
    }

    private Answer rest(Visitor visitor, Call call) {
        return http.send(http.as(requireNonNull(visitor.user), http.request("/engine-rest/" + call.path))
                .header("Content-Type", "application/json")
                .method(call.method, BodyPublishers.ofString(call.body)));
    }

    private Live live() {
        String application = cases.arrive("OFFERED").path("id").asText();
        return jdbc.queryForObject(
                """
                select e.id_, t.id_, (select min(j.id_) from engine.act_ru_job j where j.process_instance_id_ = e.id_),
                       d.deployment_id_, d.id_
                from engine.act_ru_execution e
                join engine.act_ru_task t on t.proc_inst_id_ = e.id_
                join engine.act_re_procdef d on d.id_ = e.proc_def_id_
                where e.business_key_ = ?""",
                (row, index) -> new Live(
                        application,
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)),
                application);
    }

    private static List<Call> calls(Live live) {
        String instance = "process-instance/" + live.instance;
        String task = "task/" + live.task;
        String ids = "{\"processInstanceIds\": [\"" + live.instance + "\"], \"deleteReason\": \"tidy\"}";
        String cancel = "{\"type\": \"cancel\", \"activityId\": \"UserTask_ChooseOffer\"}";
        String before = "{\"type\": \"startBeforeActivity\", \"activityId\": \"UserTask_ChooseOffer\"}";
        String value = "{\"value\": \"Nosek\", \"type\": \"String\"}";
        return List.of(
                new Call("DELETE", instance, "", NOBODY),
                new Call("POST", "process-instance/delete", ids, NOBODY),
                new Call("POST", instance + "/modification", "{\"instructions\": [" + cancel + "]}", NOBODY),
                new Call("POST", instance + "/modification", "{\"instructions\": [" + before + "]}", NOBODY),
                new Call("POST", instance + "/modification-async", "{\"instructions\": [" + cancel + "]}", NOBODY),
                new Call(
                        "POST",
                        "modification/execute",
                        "{\"processDefinitionId\": \"" + live.process + "\", \"processInstanceIds\": [\""
                                + live.instance + "\"], \"instructions\": [" + cancel + "]}",
                        NOBODY),
                new Call(
                        "POST", "process-definition/key/loan-application/start", "{\"businessKey\": \"mine\"}", NOBODY),
                new Call(
                        "POST",
                        "process-definition/" + live.process + "/start",
                        "{\"businessKey\": \"yours\"}",
                        NOBODY),
                new Call(
                        "POST",
                        "process-definition/key/loan-application/submit-form",
                        "{\"businessKey\": \"yours\"}",
                        NOBODY),
                new Call(
                        "POST",
                        "process-definition/" + live.process + "/restart",
                        "{\"processInstanceIds\": [\"" + UUID.randomUUID() + "\"], \"instructions\": [" + before + "]}",
                        NOBODY),
                new Call(
                        "POST",
                        "message",
                        "{\"messageName\": \"loan.applicationWithdrawn\", \"businessKey\": \"" + live.application
                                + "\"}",
                        NOBODY),
                new Call("POST", "signal", "{\"name\": \"any\"}", NOBODY),
                new Call("POST", "execution/" + live.instance + "/signal", "{}", NOBODY),
                new Call("PUT", instance + "/variables/accepted", value, NOBODY),
                new Call("PUT", instance + "/variables/anything", value, NOBODY),
                new Call("PUT", task + "/variables/accepted", value, NOBODY),
                new Call("PUT", task + "/localVariables/accepted", value, NOBODY),
                new Call("POST", task + "/bpmnError", "{\"errorCode\": \"any\"}", NOBODY),
                new Call("POST", task + "/bpmnEscalation", "{\"escalationCode\": \"any\"}", NOBODY),
                new Call("POST", "task/create", "{\"name\": \"Call Nosek\"}", NOBODY),
                new Call("PUT", task, "{\"name\": \"Call Nosek\", \"description\": \"Nosek\"}", NOBODY),
                new Call("DELETE", task, "", NOBODY),
                new Call("POST", task + "/comment/create", "{\"message\": \"Nosek called\"}", NOBODY),
                new Call("DELETE", "job/" + live.job, "", NOBODY),
                new Call(
                        "POST",
                        "authorization/create",
                        "{\"type\": 1, \"permissions\": [\"ALL\"], \"userId\": \"owner\", \"resourceType\": 8,"
                                + " \"resourceId\": \"*\"}",
                        NOBODY),
                new Call("POST", "decision-definition/key/screening/evaluate", "{\"variables\": {}}", NOBODY),
                new Call("DELETE", "deployment/" + live.deployment + "?cascade=true", "", NOBODY),
                new Call("DELETE", "deployment/" + live.deployment, "", NOBODY),
                new Call("DELETE", "process-definition/key/loan-application?cascade=true", "", NOBODY),
                new Call("DELETE", "process-definition/" + live.process + "?cascade=true", "", NOBODY),
                new Call("DELETE", "history/process-instance/" + live.instance, "", NOBODY),
                new Call("POST", task + "/claim", "{\"userId\": \"operator\"}", OPERATORS),
                new Call("POST", task + "/unclaim", "{}", OPERATORS),
                new Call("PUT", "job/" + live.job + "/retries", "{\"retries\": 5}", OPERATORS),
                new Call("PUT", instance + "/suspended", "{\"suspended\": true}", OWNERS),
                new Call("PUT", instance + "/suspended", "{\"suspended\": false}", OWNERS));
    }
}
