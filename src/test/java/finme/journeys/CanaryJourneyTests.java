package finme.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import finme.admin.CasesAtHand;
import finme.dispatch.testing.StubLender;
import finme.fdforge.ErasedException;
import finme.fdforge.Vault;
import finme.loan.LoanDesk;
import finme.retention.PersonAtHand;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.LogOf;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody with values nobody else has goes through everything that exists, and is then looked for wherever nothing may be
 * found: all tables of both schemas, the log at DEBUG, metrics, what the CRM heard. Then they are erased.
 */
@FinMeTest
class CanaryJourneyTests {
    private static final String CALLER = "canary-caller";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final Vault vault;
    private final LoanDesk loans;
    private final MeterRegistry meters;
    private final TransactionTemplate transaction;
    private final CasesAtHand cases;
    private final PersonAtHand person;
    private final StubLender lender = new StubLender();

    CanaryJourneyTests(
            FinMeHttp http,
            JdbcTemplate jdbc,
            Vault vault,
            LoanDesk loans,
            MeterRegistry meters,
            PlatformTransactionManager transactions) {
        this.http = http;
        this.jdbc = jdbc;
        this.vault = vault;
        this.loans = loans;
        this.meters = meters;
        this.transaction = new TransactionTemplate(transactions);
        this.cases = new CasesAtHand(http);
        this.person = new PersonAtHand(http, jdbc);
    }

    @BeforeEach
    void sourcesAndLenders() {
        cases.prepare("accept");
        http.putMasterData("partners", CasesAtHand.LENDER, lender(lender.url(), "ACTIVE", Map.of("kind", "NONE")));
        http.putMasterData(
                "partners", CALLER, lender(lender.url(), "PAUSED", Map.of("kind", "BEARER", "token", "canary-token")));
        source("canary-form", "FORM", "payload");
        source("canary-csv", "CSV", "payload");
        source("canary-xml", "XML", "payload");
        lender.does(StubLender.answer(200, """
                {"outcome": "OFFERED", "reference": "%s", "reason": {"code": "%s", "text": "Paní %s, %s"},
                 "offers": [{"amount": 90000, "termMonths": 24, "apr": 9.9,
                   "redirectUrl": "https://lender.example.test/continue?mail=%s&phone=%s"}],
                 "needs": [{"kind": "QUESTION", "code": "x", "text": "Is %s still valid?"}]}""".formatted(
                person.taxId, person.email, person.lastName, person.phone, person.email, person.phone, person.street)));
    }

    @AfterEach
    void leave() throws Exception {
        cases.leave();
        lender.close();
    }

    @Test
    void findsAPlantedLeak() {
        transaction.executeWithoutResult(status -> {
            jdbc.update(
                    "update fdforge.delivery_receiver set last_error = ? where name = 'crm:main'",
                    "could not send " + person.email);
            assertThat(leaks()).containsExactly("fdforge.delivery_receiver");
            jdbc.update("update fdforge.delivery_receiver set last_error = null where name = 'crm:main'");
            jdbc.update(
                    "insert into fdforge.subject_key values (gen_random_uuid(), convert_to(?, 'UTF8'))",
                    person.lastName);
            assertThat(leaks()).containsExactly("fdforge.subject_key");
            status.setRollbackOnly();
        });
    }

    @Test
    void nobodyIsReadableWhereNothingShouldBeAndNowhereWhenErased() {
        Set<UUID> borrowers = new TreeSet<>();
        UUID offered;
        try (LogOf log = LogOf.everything(Level.DEBUG)) {
            offered = person.apply("OFFERED");
            borrowers.add(person.borrower(offered));
            throughOtherFormats().forEach(application -> borrowers.add(person.borrower(application)));
            refused();
            callbacks(offered);
            backOffice(offered);
            engine(offered);
            typedByRoles(offered);
            throughAFile();
            fromOutside();
            withdrawnAndInStepWithTheCrm();
            assertThat(log.text().lines().filter(this::names).toList())
                    .as("log at DEBUG")
                    .isEmpty();
        }
        assertThat(leaks()).as("tables").isEmpty();
        assertThat(meters.getMeters().stream()
                        .map(meter -> meter.getId().toString())
                        .filter(this::names))
                .as("metrics")
                .isEmpty();
        assertThat(names(http.get("/sandbox/crm/Applications", null).body()))
                .as("CRM")
                .isFalse();

        borrowers.forEach(person::eraseWholly);

        assertThat(leaks()).as("tables after the erasure").isEmpty();
        assertThat(vault.erased(borrowers)).isEqualTo(borrowers);
        assertThatThrownBy(() -> loans.document(offered)).isInstanceOf(ErasedException.class);
        assertThat(jdbc.queryForObject(
                        "select count(*) from fdforge.inbox i join fdforge.subject_key k on k.subject = i.id"
                                + " where i.partner = ?",
                        Integer.class,
                        CALLER))
                .as("callbacks that named nobody")
                .isZero();
        assertThat(http.get("/api/v1/admin/applications/" + offered + "?reveal=true", FinMeHttp.ADMIN)
                        .json()
                        .path("erased")
                        .asBoolean())
                .isTrue();
    }

    private List<UUID> throughOtherFormats() {
        Map<String, String> values = new HashMap<>();
        values.put("first", person.firstName);
        values.put("last", person.lastName);
        values.put("phone", person.phone);
        values.put("email", person.email);
        values.put("tax", person.taxId);
        List<UUID> applications = new ArrayList<>();
        List<String> form = new ArrayList<>();
        List<String> elements = new ArrayList<>();
        values.forEach((name, value) -> {
            form.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            elements.add("<%s>%s</%s>".formatted(name, value, name));
        });
        applications.add(taken(http.apply(
                "canary-form", "canary-form-key", "application/x-www-form-urlencoded", String.join("&", form))));
        applications.add(taken(http.apply(
                "canary-xml",
                "canary-xml-key",
                "application/xml",
                "<lead>" + String.join("", elements) + "</lead>",
                "Idempotency-Key",
                person.phone)));
        applications.add(taken(http.apply(
                "canary-csv",
                "canary-csv-key",
                "text/csv",
                String.join(",", values.keySet()) + "\n" + String.join(",", values.values()) + "\n")));
        return applications;
    }

    private static UUID taken(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return UUID.fromString(answer.json().path("id").asText());
    }

    /** What is not taken is not kept either, and the answer quotes nothing. */
    private void refused() {
        String application = person.application();
        refused(400, application.replace("\"termMonths\"", "termMonths"));
        refused(422, application.replace("\"birthDate\": \"1981-07-23\"", "\"birthDate\": \"" + person.email + "\""));
        refused(422, application.replace("\"PERSONAL_LOAN\"", "\"" + person.lastName + "\""));
        Answer foreign = http.apply(CasesAtHand.SOURCE, CasesAtHand.KEY, "application/" + person.lastName, application);
        assertThat(foreign.status()).as(foreign.body()).isEqualTo(415);
        Answer wrongKey = http.apply(CasesAtHand.SOURCE, person.phone, "application/json", application);
        assertThat(wrongKey.status()).isEqualTo(401);
        assertThat(names(foreign.body() + wrongKey.body())).isFalse();
    }

    private void refused(int status, String body) {
        Answer answer = http.apply(CasesAtHand.SOURCE, CasesAtHand.KEY, "application/json", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(names(answer.body())).as(answer.body()).isFalse();
    }

    /** To a case, to none, cut, and from an impostor. */
    private void callbacks(UUID application) {
        String reference = jdbc.queryForObject(
                "select reference from fdforge.dispatch where application = ?", String.class, application);
        assertThat(callback(CasesAtHand.LENDER, reference, "matched")).isEqualTo(200);
        assertThat(callback(CALLER, "of-nobody", "unmatched")).isEqualTo(422);
        Answer cut = http.send(http.request("/api/v1/partners/" + CALLER + "/callbacks")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer canary-token")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"" + person.lastName + " " + person.firstName)));
        assertThat(cut.status()).isEqualTo(422);
        Answer forged = http.send(http.request("/api/v1/partners/" + CALLER + "/callbacks")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + person.lastName)
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"" + person.lastName)));
        assertThat(forged.status()).isEqualTo(401);
    }

    private int callback(String partner, String reference, String event) {
        return http.send(http.request("/api/v1/partners/" + partner + "/callbacks")
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer canary-token")
                        .POST(HttpRequest.BodyPublishers.ofString("""
                                {"reference": "%s", "eventId": "%s-%s-%s", "outcome": "ACCEPTED",
                                 "reason": {"code": "%s", "text": "%s %s"}, "phone": "%s"}""".formatted(
                                        reference,
                                        event,
                                        reference,
                                        person.phone,
                                        person.lastName,
                                        person.firstName,
                                        person.lastName,
                                        person.phone))))
                .status();
    }

    /** Everything people can look at or try out. */
    private void backOffice(UUID application) {
        String path = "/api/v1/admin/applications/" + application;
        assertThat(http.get(path + "?reveal=true", FinMeHttp.OPERATOR).body()).contains(person.email);
        assertThat(names(http.get(path, FinMeHttp.AUDITOR).body())).isFalse();
        for (String read : List.of("/timeline", "/routing")) {
            assertThat(http.get(path + read, FinMeHttp.AUDITOR).status()).isEqualTo(200);
        }
        assertThat(http.post(
                                "/api/v1/admin/partners/" + CasesAtHand.LENDER + "/try",
                                FinMeHttp.ADMIN,
                                Map.of("application", application.toString(), "send", true))
                        .status())
                .isEqualTo(200);
        assertThat(http.get("/status/" + loans.linkToken(application), null).status())
                .isEqualTo(200);
        String borrower = "/api/v1/admin/borrowers/" + person.borrower(application);
        assertThat(names(http.get(borrower, FinMeHttp.AUDITOR).body())).isFalse();
        assertThat(http.get(borrower + "?reveal=true", FinMeHttp.OPERATOR).body())
                .contains(person.email);
        assertThat(http.post("/api/v1/admin/borrowers/search", FinMeHttp.OPERATOR, Map.of("email", person.email))
                        .json()
                        .path("items"))
                .isNotEmpty();
        assertThat(http.get("/api/v1/admin/audit/" + application, FinMeHttp.AUDITOR)
                        .status())
                .isEqualTo(200);
    }

    /** Wherever somebody of the back office may type: free texts are sealed, all else is a word of a list or refused. */
    private void typedByRoles(UUID application) {
        String name = person.lastName;
        String path = "/api/v1/admin/applications/" + application;
        String borrower = "/api/v1/admin/borrowers/" + person.borrower(application);
        Map<String, Object> reason = Map.of("reason", name);
        typed(http.post(path + "/notes", FinMeHttp.OPERATOR, Map.of("text", name + ' ' + person.phone)), 201);
        typed(http.put(borrower + "/hold", FinMeHttp.ADMIN, reason), 200);
        http.send(http.as(FinMeHttp.ADMIN, http.request(borrower + "/hold")).DELETE());
        for (String action : List.of(
                "/route-again",
                "/end",
                "/offers/decline",
                "/offers/" + UUID.randomUUID() + "/accept",
                "/dispatches/" + UUID.randomUUID() + "/send-again",
                "/process/restart",
                "/process/end",
                "/reviews/" + UUID.randomUUID())) {
            Map<String, Object> said = Map.of("reason", name, "decision", name, "amount", name, "expiresAt", name);
            typed(http.post(path + action, FinMeHttp.OPERATOR, said), 400, 403, 404, 409, 422);
        }
        for (String kind : List.of("INCIDENT", "CALLBACK", name)) {
            Map<String, Object> care =
                    Map.of("kind", kind, "key", person.email, "assignee", name, "note", name + ' ' + person.phone);
            typed(http.put("/api/v1/admin/work/care", FinMeHttp.OPERATOR, care), 204, 400, 404, 409, 422);
            typed(http.post("/api/v1/admin/work/dismiss", FinMeHttp.OPERATOR, care), 204, 400, 404, 409, 422);
            typed(http.post("/api/v1/admin/work/retry", FinMeHttp.OPERATOR, care), 202, 400, 404, 409, 422);
        }
        typed(
                http.post(
                        "/api/v1/admin/applications/search",
                        FinMeHttp.OPERATOR,
                        Map.of("phone", person.phone, "email", person.email, "taxId", person.taxId)),
                200,
                400,
                422);
        for (String list : List.of("applications", "borrowers", "ledger", "deliveries", "batches")) {
            String query = "?reference=" + encoded(person.email) + "&status=" + encoded(name) + "&q=" + encoded(name)
                    + "&cursor=" + encoded(person.phone) + "&actor=" + encoded(name) + "&subject=" + encoded(name);
            http.get("/api/v1/admin/" + list + query, FinMeHttp.AUDITOR);
            http.get("/admin/" + list + query, FinMeHttp.AUDITOR);
        }
        typed(
                http.post("/api/v1/admin/sources/canary-csv/sample", FinMeHttp.ADMIN, Map.of("sample", name)),
                400,
                404,
                405,
                415,
                422);
        typed(
                http.send(http.as(FinMeHttp.ADMIN, http.request("/api/v1/admin/sources/canary-csv/sample"))
                        .header("Content-Type", "text/csv")
                        .PUT(HttpRequest.BodyPublishers.ofString("last,phone\n" + name + "," + person.phone + "\n"))),
                204,
                400,
                415,
                422);
        http.send(http.as(FinMeHttp.ADMIN, http.request("/api/v1/admin/sources/canary-csv/sample"))
                .DELETE());
    }

    private void typed(Answer answer, Integer... statuses) {
        assertThat(answer.status()).as(answer.body()).isIn((Object[]) statuses);
        assertThat(answer.status() >= 400 && names(answer.body()))
                .as(answer.body())
                .isFalse();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** One row that goes on, one that does not; headers and parameters beside them. */
    private void throughAFile() {
        Answer file = http.send(http.request("/api/v1/sources/canary-csv/batches?separator=" + encoded(","))
                .header("Authorization", "Bearer canary-csv-key")
                .header("Content-Type", "text/csv")
                .header("X-File-Name", person.lastName)
                .POST(HttpRequest.BodyPublishers.ofString("first,last,phone,email,tax\n"
                        + String.join(
                                ",",
                                person.firstName,
                                person.lastName,
                                person.lastName,
                                person.email + "@",
                                person.taxId)
                        + "\n" + person.lastName + "," + person.phone + "\n")));
        assertThat(file.status()).as(file.body()).isEqualTo(202);
        String status =
                "/api/v1/sources/canary-csv/batches/" + file.json().path("id").asText();
        await().atMost(PATIENCE).until(() -> state(status), state -> state.equals("DONE"));
        Answer report = http.send(http.request(status + "/errors").header("Authorization", "Bearer canary-csv-key"));
        assertThat(names(report.body())).as(report.body()).isFalse();
    }

    private String state(String status) {
        return http.send(http.request(status).header("Authorization", "Bearer canary-csv-key"))
                .json()
                .path("state")
                .asText();
    }

    /** Whoever has no login: links, sign-in, visits, messages of a CRM, headers that somebody reads. */
    private void fromOutside() {
        String name = person.lastName;
        for (String page : List.of("/status/", "/complete/", "/guides/", "/apply/", "/partner/welcome/")) {
            http.send(http.request(page + encoded(name) + "?language=" + encoded(name) + "&utm_source=" + encoded(name))
                    .header("Referer", "https://example.test/?mail=" + person.email)
                    .header("User-Agent", name)
                    .header("Accept-Language", name.substring(0, 8))
                    .header("X-Forwarded-For", name)
                    .header("traceparent", "00-" + name));
        }
        http.post("/api/v1/cabinet/sign-in", null, Map.of("email", "x" + person.email, "phone", person.phone));
        http.post("/api/v1/cabinet/session", null, Map.of("email", person.email, "code", name));
        http.post("/api/v1/forms/" + encoded(name) + "/visits", null, Map.of("step", name, "version", name));
        http.post("/api/v1/forms/" + encoded(name) + "/drafts", null, Map.of("data", Map.of("last", name)));
        http.post("/api/v1/crm/main/changes", null, Map.of("entity", name, "id", person.email));
        http.get("/" + encoded(name) + "/" + encoded(person.email), null);
        http.send(http.request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + encoded(person.email) + "&password=" + name)));
        http.send(http.request("/api/v1/admin/applications")
                .header(
                        "Authorization",
                        "Basic "
                                + java.util.Base64.getEncoder()
                                        .encodeToString((person.email + ":" + name).getBytes(StandardCharsets.UTF_8))));
    }

    /** Wherever a person may write a text into the engine: what is not refused is not kept as it was written. */
    private void engine(UUID application) {
        String name = person.lastName;
        engine(FinMeHttp.ADMIN, "process-definition/key/loan-application/start", Map.of("businessKey", name));
        engine(FinMeHttp.ADMIN, "message", Map.of("messageName", name, "businessKey", name));
        engine(
                FinMeHttp.ADMIN,
                "filter/create",
                Map.of("name", name, "resourceType", "Task", "query", Map.of(), "properties", Map.of()));
        engine(
                FinMeHttp.OPERATOR,
                "filter/create",
                Map.of(
                        "name",
                        "Mine",
                        "resourceType",
                        "Task",
                        "query",
                        Map.of("nameLike", name),
                        "properties",
                        Map.of()));
        engine(
                FinMeHttp.OPERATOR,
                "filter/create",
                Map.of(
                        "name",
                        "Mine",
                        "resourceType",
                        "Task",
                        "query",
                        Map.of(),
                        "properties",
                        Map.of("description", name)));
        String task = http.get("/engine-rest/task?processInstanceBusinessKey=" + application, FinMeHttp.ADMIN)
                .json()
                .path(0)
                .path("id")
                .asText("none");
        for (String user : List.of(FinMeHttp.ADMIN, FinMeHttp.OPERATOR)) {
            http.put("/engine-rest/task/" + task, user, Map.of("name", name, "description", name, "assignee", name));
            engine(user, "task/" + task + "/claim", Map.of("userId", name));
            engine(user, "task/" + task + "/assignee", Map.of("userId", name));
            engine(user, "task/" + task + "/comment/create", Map.of("message", name));
            engine(user, "task/" + task + "/identity-links", Map.of("userId", name, "type", "candidate"));
            http.put("/engine-rest/task/" + task + "/variables/verdict", user, Map.of("value", name, "type", "String"));
        }
        deploy(name);
    }

    private void engine(String user, String path, Map<String, Object> body) {
        Answer answer = http.post("/engine-rest/" + path, user, body);
        assertThat(answer.status()).as(path + ": " + answer.body()).isBetween(400, 499);
        assertThat(names(answer.body())).as(path).isFalse();
    }

    /** The model itself is what owners write; its name is what it holds. */
    private void deploy(String name) {
        String boundary = "canary-boundary";
        String part = "--" + boundary + "\r\nContent-Disposition: form-data; name=";
        String body =
                part + "\"deployment-name\"\r\n\r\n" + name + "\r\n" + part + "\"deployment-source\"\r\n\r\n" + name
                        + "\r\n" + part + "\"data\"; filename=\"canary-note.form\"\r\n\r\n"
                        + "{\"type\": \"default\", \"id\": \"canary-note\", \"schemaVersion\": 16, \"components\": []}\r\n--"
                        + boundary + "--\r\n";
        Answer answer = http.send(http.as(FinMeHttp.OWNER, http.request("/engine-rest/deployment/create"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.status()).as(answer.body()).isIn(200, 400, 403);
        assertThat(names(answer.body())).as(answer.body()).isFalse();
    }

    private void withdrawnAndInStepWithTheCrm() {
        UUID application = person.apply("OFFERED");
        assertThat(http.post("/api/v1/admin/applications/" + application + "/withdraw", FinMeHttp.OPERATOR, "")
                        .status())
                .isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() -> http.get("/sandbox/crm/Applications(" + application + ")", null)
                        .json()
                        .path("Status")
                        .asText()
                        .equals("WITHDRAWN"));
    }

    /** As text and as bytes. @return tables in which the person is readable */
    private List<String> leaks() {
        List<String> tables = jdbc.queryForList(
                "select format('%I.%I', table_schema, table_name) from information_schema.tables"
                        + " where table_schema in ('fdforge', 'engine') and table_type = 'BASE TABLE' order by 1",
                String.class);
        assertThat(tables).hasSizeGreaterThan(20);
        String[] wanted = person.values().stream()
                .flatMap(value -> java.util.stream.Stream.of(value, value.toLowerCase(Locale.ROOT)))
                .distinct()
                .toArray(String[]::new);
        return tables.stream()
                .filter(table -> Boolean.TRUE.equals(jdbc.queryForObject(
                        "select exists (select from " + table + " t, unnest(?::text[]) as value"
                                + " where position(lower(value) in lower(t::text)) > 0"
                                + " or position(encode(convert_to(value, 'UTF8'), 'hex') in t::text) > 0)",
                        Boolean.class,
                        (Object) wanted)))
                .toList();
    }

    private boolean names(String text) {
        String low = text.toLowerCase(Locale.ROOT);
        return person.values().stream().anyMatch(value -> low.contains(value.toLowerCase(Locale.ROOT)));
    }

    private void source(String code, String format, String at) {
        http.putMasterData(
                "sources",
                code,
                Map.of(
                        "name",
                        "Canary " + format,
                        "state",
                        "ACTIVE",
                        "key",
                        code + "-key",
                        "format",
                        format,
                        "mapping",
                        """
                        {product: "PERSONAL_LOAN", amount: {value: 91000, currency: "UAH"}, termMonths: 12,
                         borrower: {firstName: p.first, lastName: p.last, birthDate: "1981-07-23", taxId: p.tax,
                           phone: p.phone, email: p.email},
                         consents: [{kind: "DATA_SHARING", version: "v7", givenAt: "2026-03-02T10:14:05Z"}]}""".replace("p.", at + "."),
                        "onMissing",
                        "REFUSE",
                        "test",
                        false));
    }

    private static Map<String, Object> lender(String url, String state, Map<String, Object> callbackAuth) {
        Map<String, Object> partner = new HashMap<>();
        partner.put("name", "Canary Lender");
        partner.put("state", state);
        partner.put(
                "request",
                Map.of(
                        "url",
                        url,
                        "testUrl",
                        url,
                        "method",
                        "POST",
                        "format",
                        "JSON",
                        "body",
                        "{reference: dispatch.reference, who: application.borrower}",
                        "timeout",
                        "PT5S",
                        "attempts",
                        1,
                        "auth",
                        Map.of("kind", "NONE")));
        partner.put("answer", "body");
        partner.put(
                "callback",
                Map.of(
                        "auth",
                        callbackAuth,
                        "mapping",
                        "{dispatch: body.reference, event: body.eventId, outcome: body.outcome, reason: body.reason}"));
        partner.put("answerWithin", "PT30M");
        partner.put(
                "shares",
                List.of(
                        "amount",
                        "termMonths",
                        "borrower.firstName",
                        "borrower.lastName",
                        "borrower.phone",
                        "borrower.email",
                        "borrower.taxId",
                        "borrower.address.line1"));
        return partner;
    }
}
