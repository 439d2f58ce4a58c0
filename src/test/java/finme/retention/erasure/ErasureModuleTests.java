package finme.retention.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.CasesAtHand;
import finme.borrower.Persons;
import finme.dispatch.inbox.EventNames;
import finme.fdforge.BlindIndex;
import finme.fdforge.ErasedException;
import finme.fdforge.Vault;
import finme.kernel.Ids;
import finme.loan.ApplicationStatus;
import finme.loan.LoanDesk;
import finme.retention.Erasure;
import finme.retention.Erasures;
import finme.retention.PersonAtHand;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.LogOf;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@FinMeTest
class ErasureModuleTests {
    private static final String CALLER = "erasure-caller";

    private final FinMeHttp http;
    private final BlindIndex index;
    private final JdbcTemplate jdbc;
    private final Vault vault;
    private final LoanDesk loans;
    private final Erasures erasures;
    private final ErasureRows rows;
    private final ErasureSweep sweep;
    private final EraseAgain eraseAgain;
    private final Path file;
    private final TransactionTemplate transaction;
    private final TaskService tasks;
    private final Persons persons;
    private final CasesAtHand cases;
    private final PersonAtHand person;

    ErasureModuleTests(
            FinMeHttp http,
            JdbcTemplate jdbc,
            Vault vault,
            LoanDesk loans,
            Erasures erasures,
            ErasureRows rows,
            ErasureSweep sweep,
            EraseAgain eraseAgain,
            Environment environment,
            TaskService tasks,
            Persons persons,
            BlindIndex index,
            PlatformTransactionManager transactions) {
        this.index = index;
        this.http = http;
        this.jdbc = jdbc;
        this.vault = vault;
        this.loans = loans;
        this.erasures = erasures;
        this.rows = rows;
        this.sweep = sweep;
        this.eraseAgain = eraseAgain;
        this.file =
                Path.of(environment.getRequiredProperty("finme.keyset.file")).resolveSibling("erasures.log");
        this.transaction = new TransactionTemplate(transactions);
        this.tasks = tasks;
        this.persons = persons;
        this.cases = new CasesAtHand(http);
        this.person = new PersonAtHand(http, jdbc);
    }

    @BeforeEach
    void lenderThatOffers() {
        cases.prepare("accept");
    }

    @AfterEach
    void leave() {
        cases.leave();
    }

    @Test
    void makesAPersonUnreadableAndKeepsTheCounts() throws Exception {
        UUID application = person.apply("OFFERED");
        UUID borrower = person.borrower(application);
        String link = loans.linkToken(application);
        assertThat(http.get("/status/" + link, null).status()).isEqualTo(200);

        JsonNode erased = person.eraseWholly(borrower);

        assertThat(erased.path("persons").get(0).asText()).isEqualTo(borrower.toString());
        assertThat(person.status(application)).isEqualTo("WITHDRAWN");
        assertThatThrownBy(() -> loans.document(application)).isInstanceOf(ErasedException.class);
        assertThat(count("select count(*) from fdforge.borrower_key where borrower = ?", borrower))
                .isZero();
        assertThat(count("select count(*) from fdforge.application where borrower_id = ?", borrower))
                .isEqualTo(1);
        assertThat(count(
                        "select count(*) from fdforge.ledger where kind = 'borrower' and subject = ?"
                                + " and action = 'erased'",
                        borrower))
                .isEqualTo(1);
        assertThat(Files.readString(file)).contains(borrower.toString());

        JsonNode detail = http.get("/api/v1/admin/applications/" + application + "?reveal=true", FinMeHttp.ADMIN)
                .json();
        assertThat(detail.path("erased").asBoolean()).isTrue();
        assertThat(detail.has("borrower")).isFalse();
        Answer tried = http.post(
                "/api/v1/admin/partners/" + CasesAtHand.LENDER + "/try",
                FinMeHttp.ADMIN,
                Map.of("application", application.toString()));
        assertThat(tried.status()).isEqualTo(410);
        assertThat(tried.json().path("code").asText()).isEqualTo("erased");
        assertThat(http.get("/status/" + link, null).status()).isEqualTo(404);

        for (String reveal : List.of("", "?reveal=true")) {
            Answer gone = http.get("/api/v1/admin/borrowers/" + borrower + reveal, FinMeHttp.ADMIN);
            assertThat(gone.status()).isEqualTo(410);
            assertThat(gone.json().path("code").asText()).isEqualTo("erased");
        }
        for (Map<String, String> by :
                List.of(Map.of("email", person.email), Map.of("phone", person.phone), Map.of("taxId", person.taxId))) {
            assertThat(http.post("/api/v1/admin/borrowers/search", FinMeHttp.ADMIN, by)
                            .json()
                            .path("items"))
                    .isEmpty();
        }
    }

    /** Whoever was merged is one person, by whatever id they are asked for. */
    @Test
    void mergedPersonIsErasedWhole() {
        PersonAtHand other = new PersonAtHand(http, jdbc);
        UUID one = person.borrower(person.apply("OFFERED"));
        UUID two = other.borrower(other.apply("OFFERED"));
        persons.merge(one, two, "test");
        JsonNode erased = person.eraseWholly(two);
        assertThat(erased.path("persons")).hasSize(2);
        assertThat(vault.erased(List.of(one, two))).containsExactlyInAnyOrder(one, two);
        assertThatThrownBy(() -> persons.find(one)).isInstanceOf(ErasedException.class);
        assertThat(persons.search("email", other.email)).isEmpty();
        assertThat(persons.search("phone", person.phone)).isEmpty();
    }

    /** Nobody is recognised who was erased: the same values are somebody new. */
    @Test
    void personWhoComesAgainIsSomebodyNew() {
        UUID before = person.borrower(person.apply("OFFERED"));
        person.eraseWholly(before);
        UUID again = person.apply("OFFERED");
        assertThat(person.borrower(again)).isNotEqualTo(before);
        assertThat(loans.find(again).orElseThrow().returning()).isFalse();
        assertThat(loans.document(again).borrower().taxId()).isEqualTo(person.taxId);
    }

    /** A repeat, also one that comes late, is not a new application of somebody who was erased. */
    @Test
    void repeatOfARequestIsStillARepeat() {
        String body = person.application();
        String[] key = {"Idempotency-Key", "erased-" + person.taxId};
        Answer first = http.apply(CasesAtHand.SOURCE, CasesAtHand.KEY, "application/json", body, key);
        UUID application = UUID.fromString(first.json().path("id").asText());
        person.eraseWholly(person.borrower(application));
        Answer repeat = http.apply(CasesAtHand.SOURCE, CasesAtHand.KEY, "application/json", body, key);
        assertThat(repeat.status()).isEqualTo(202);
        assertThat(repeat.json().path("id").asText()).isEqualTo(application.toString());
    }

    @Test
    void signedContractIsWaitedFor() {
        UUID application = person.apply("OFFERED");
        UUID borrower = person.borrower(application);
        transaction.executeWithoutResult(status -> loans.move(application, ApplicationStatus.SIGNED, null, "test"));
        Answer refused = person.erase(borrower);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("money_flows");
        assertThat(erasures.of(borrower)).isEmpty();
        assertThat(loans.document(application).borrower().email()).isEqualTo(person.email);
        loans.withdraw(application, "test");
        person.eraseWholly(borrower);
    }

    @Test
    void legalHoldComesFirst() {
        UUID borrower = person.borrower(person.apply("OFFERED"));
        String hold = "/api/v1/admin/borrowers/" + borrower + "/hold";
        assertThat(http.put(hold, FinMeHttp.OPERATOR, Map.of("reason", "x")).status())
                .isEqualTo(403);
        assertThat(http.put(hold, FinMeHttp.ADMIN, Map.of("reason", " ")).status())
                .isEqualTo(422);
        assertThat(http.put(hold, FinMeHttp.ADMIN, Map.of("reason", "Court case of " + person.lastName))
                        .status())
                .isEqualTo(200);
        assertThat(count(
                        "select count(*) from fdforge.legal_hold h where h.person = ? and h::text like '%"
                                + person.lastName + "%'",
                        borrower))
                .isZero();
        assertThat(http.get(hold, FinMeHttp.AUDITOR).body()).contains(person.lastName);
        assertThat(person.erase(borrower).json().path("code").asText()).isEqualTo("legal_hold");
        assertThat(http.send(http.as(FinMeHttp.ADMIN, http.request(hold)).DELETE())
                        .status())
                .isEqualTo(204);
        person.eraseWholly(borrower);
        assertThat(http.put(hold, FinMeHttp.ADMIN, Map.of("reason", "late")).status())
                .isEqualTo(410);
    }

    /** Also for what runs out by its age, which asks each of the person's ids alone. */
    @Test
    void legalHoldFromBeforeAMergeCoversTheMerged() {
        PersonAtHand other = new PersonAtHand(http, jdbc);
        UUID held = person.borrower(person.apply("OFFERED"));
        UUID merged = other.borrower(other.apply("OFFERED"));
        http.put("/api/v1/admin/borrowers/" + held + "/hold", FinMeHttp.ADMIN, Map.of("reason", "Case 7"));
        UUID merge = persons.merge(merged, held, "test");
        String hold = "/api/v1/admin/borrowers/" + merged + "/hold";
        assertThat(http.get(hold, FinMeHttp.AUDITOR).body()).contains("Case 7");
        assertThat(person.erase(merged).json().path("code").asText()).isEqualTo("legal_hold");
        persons.unmerge(merged, merge, "test");
        assertThat(person.erase(merged).json().path("code").asText()).isEqualTo("legal_hold");
        http.send(http.as(FinMeHttp.ADMIN, http.request(hold)).DELETE());
        other.eraseWholly(merged);
        assertThat(person.erase(held).json().path("code").asText()).isEqualTo("legal_hold");
    }

    @Test
    void callbackThatNamedNoCaseIsForgottenWhenThePersonAppearsInIt() {
        partnerThatCallsBack();
        UUID borrower = person.borrower(person.apply("OFFERED"));
        String event = UUID.randomUUID().toString();
        UUID about = callback(event, "Zákaznice " + person.phone.substring(4));
        UUID other = callback("other-" + event, "Somebody else, 777 000 111");
        UUID named = callback(person.email, "no text");
        assertThat(opens(about)).contains(person.phone.substring(4));

        person.eraseWholly(borrower);

        assertThatThrownBy(() -> vault.of(about)).isInstanceOf(ErasedException.class);
        assertThat(text(about)).isEmpty();
        assertThat(opens(other)).contains("777 000 111");
        assertThat(jdbc.queryForObject("select event from fdforge.inbox where id = ?", String.class, named))
                .as("what a lender calls its event is never there in clear")
                .startsWith("event:");
        assertThat(http.get("/api/v1/admin/callbacks", FinMeHttp.ADMIN).body())
                .contains(about.toString())
                .doesNotContain(person.email);
        callback(event, "Zákaznice " + person.phone.substring(4));
        assertThat(text(about)).as("a repeat brings nothing back").isEmpty();
    }

    /** What people wrote to a task goes with the person, also when the task is long gone. */
    @Test
    void commentsOnTasksGo() {
        UUID application = person.apply("OFFERED");
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(application.toString())
                .singleResult();
        tasks.createComment(task.getId(), null, "Call " + person.lastName);
        tasks.createAttachment(
                "note", task.getId(), null, person.lastName, "about " + person.lastName, "https://x.test");
        assertThat(typed(person.lastName)).isEqualTo(2);
        person.eraseWholly(person.borrower(application));
        assertThat(typed(person.lastName)).isZero();
    }

    @Test
    void crmHearsOfIt() {
        UUID application = person.apply("OFFERED");
        await().atMost(Duration.ofSeconds(20)).until(() -> inCrm(application).has("BorrowerErased"));
        assertThat(inCrm(application).path("BorrowerErased").asBoolean()).isFalse();
        person.eraseWholly(person.borrower(application));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> inCrm(application).path("BorrowerErased").asBoolean());
        assertThat(inCrm(application).path("Status").asText()).isEqualTo("WITHDRAWN");
    }

    /** A crash after each step: what is durable then is gone on with, and it ends once. */
    @Test
    void goesOnAfterACrash() {
        UUID application = person.apply("OFFERED");
        UUID borrower = person.borrower(application);
        loans.withdraw(application, "test");
        UUID erasure = Ids.next();
        transaction.executeWithoutResult(status ->
                rows.add(erasure, Set.of(borrower), Erasure.Reason.PERSON_ASKED, "test", Erasure.State.REQUESTED));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> erasures.of(borrower).orElseThrow().state() == Erasure.State.DONE);
        sweep.goOn(erasure);
        assertThatThrownBy(() -> loans.document(application)).isInstanceOf(ErasedException.class);
        assertThat(count(
                        "select count(*) from fdforge.ledger where kind = 'borrower' and subject = ?"
                                + " and action = 'erased'",
                        borrower))
                .isEqualTo(1);
    }

    /** A module that can't forget now stops nothing for ever, and nothing is half done. */
    @Test
    void failureOfOneStepLeavesThePersonWholeAndIsTriedAgain() {
        UUID borrower = person.borrower(person.apply("OFFERED"));
        jdbc.execute("alter table fdforge.borrower_key rename to borrower_key_away");
        Answer accepted;
        try {
            accepted = person.erase(borrower);
            assertThat(vault.erased(List.of(borrower))).isEmpty();
        } finally {
            jdbc.execute("alter table fdforge.borrower_key_away rename to borrower_key");
        }
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.json().path("state").asText()).isEqualTo("FILED");
        assertThat(accepted.json().path("attempts").asInt()).isPositive();
        person.eraseWholly(borrower);
    }

    /** What was under way while the keys went is removed when it is over. */
    @Test
    void leftoversOfTransactionsThatWereUnderWayGoToo() throws Exception {
        UUID borrower = person.borrower(person.apply("OFFERED"));
        TransactionTemplate late = new TransactionTemplate(transaction.getTransactionManager());
        late.executeWithoutResult(status -> {
            jdbc.queryForObject("select pg_current_xact_id()::text", String.class);
            Thread eraser = new Thread(() -> person.erase(borrower));
            eraser.start();
            assertThatCode(eraser::join).doesNotThrowAnyException();
            assertThat(erasures.of(borrower).orElseThrow().state()).isEqualTo(Erasure.State.ERASED);
            jdbc.update("insert into fdforge.borrower_key values ('phone', 'late', ?)", borrower);
            sweep.goOn(erasures.of(borrower).orElseThrow().id());
            assertThat(erasures.of(borrower).orElseThrow().state()).isEqualTo(Erasure.State.ERASED);
        });
        person.eraseWholly(borrower);
        assertThat(count("select count(*) from fdforge.borrower_key where borrower = ?", borrower))
                .isZero();
    }

    /** The backup was made before the erasure; the file was not restored. */
    @Test
    void restoredBackupBringsNobodyBack() {
        UUID application = person.apply("OFFERED");
        UUID borrower = person.borrower(application);
        loans.withdraw(application, "test");
        byte[] key = jdbc.queryForObject(
                "select wrapped from fdforge.subject_key where subject = ?", byte[].class, borrower);
        List<Map<String, Object>> found =
                jdbc.queryForList("select kind, hash from fdforge.borrower_key where borrower = ?", borrower);
        UUID erasure = UUID.fromString(person.eraseWholly(borrower).path("id").asText());

        jdbc.update("delete from fdforge.erasure_person where erasure = ?", erasure);
        jdbc.update("delete from fdforge.erasure where id = ?", erasure);
        jdbc.update("delete from fdforge.erased_subject where subject = ?", borrower);
        jdbc.update("insert into fdforge.subject_key values (?, ?)", borrower, key);
        found.forEach(row -> jdbc.update(
                "insert into fdforge.borrower_key values (?, ?, ?)", row.get("kind"), row.get("hash"), borrower));
        assertThat(loans.document(application).borrower().email()).isEqualTo(person.email);

        try (LogOf log = new LogOf(EraseAgain.class)) {
            eraseAgain.afterSingletonsInstantiated();
            assertThat(log.text()).contains("1 of ").contains("erased again").doesNotContain(person.values());
        }
        assertThatThrownBy(() -> loans.document(application)).isInstanceOf(ErasedException.class);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> erasures.of(borrower).orElseThrow().state() == Erasure.State.DONE);
        assertThat(erasures.of(borrower).orElseThrow().reason()).isEqualTo(Erasure.Reason.RESTORED);
        assertThat(count("select count(*) from fdforge.borrower_key where borrower = ?", borrower))
                .isZero();
    }

    @Test
    void whatTheFileLacksIsAddedAtTheStart() throws Exception {
        UUID borrower = person.borrower(person.apply("OFFERED"));
        person.eraseWholly(borrower);
        Files.writeString(file, Files.readString(file).replace(borrower.toString(), "lost"));
        eraseAgain.afterSingletonsInstantiated();
        assertThat(Files.readString(file)).contains(borrower.toString());
    }

    @Test
    void asksForWhatItNeeds() {
        assertThat(person.erase(UUID.randomUUID()).status()).isEqualTo(404);
        String path = "/api/v1/admin/borrowers/" + person.borrower(person.apply("OFFERED")) + "/erase";
        assertThat(http.post(path, FinMeHttp.AUDITOR, "{}").status()).isEqualTo(403);
        assertThat(http.post(path, FinMeHttp.ADMIN, "[1]").status()).isEqualTo(422);
        HttpRequest.Builder bare =
                http.as(FinMeHttp.ADMIN, http.request(path)).POST(HttpRequest.BodyPublishers.noBody());
        Answer answer = http.send(bare);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        Answer again = http.post(path, FinMeHttp.ADMIN, Map.of("reason", "because of " + person.lastName));
        assertThat(again.json().path("id")).isEqualTo(answer.json().path("id"));
        assertThat(again.json().path("reason").asText()).isEqualTo("PERSON_ASKED");
        assertThat(http.get("/api/v1/admin/erasures", FinMeHttp.AUDITOR).body())
                .contains(answer.json().path("id").asText());
    }

    /** A partner that nobody sends to, and that proves who it is: only then what names nobody is kept. */
    private void partnerThatCallsBack() {
        http.putMasterData(
                "partners",
                CALLER,
                Map.of(
                        "name",
                        "Erasure Caller",
                        "state",
                        "PAUSED",
                        "request",
                        Map.of(
                                "url", http.url("/sandbox/partners/accept"),
                                "method", "POST",
                                "format", "JSON",
                                "body", "{}",
                                "timeout", "PT5S",
                                "attempts", 1,
                                "auth", Map.of("kind", "NONE")),
                        "answer",
                        "{outcome: \"DECLINED\"}",
                        "callback",
                        Map.of(
                                "auth",
                                Map.of("kind", "BEARER", "token", "erasure-token"),
                                "mapping",
                                "{dispatch: body.reference, event: body.eventId, outcome: \"DECLINED\"}"),
                        "answerWithin",
                        "PT30M",
                        "shares",
                        List.of("amount")));
    }

    private UUID callback(String event, String text) {
        Answer answer = http.send(http.request("/api/v1/partners/" + CALLER + "/callbacks")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer erasure-token")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"reference\": \"nobody\", \"eventId\": \"%s\", \"status\": \"%s\"}".formatted(event, text),
                        UTF_8)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return java.util.Objects.requireNonNull(jdbc.queryForObject(
                "select id from fdforge.inbox where event = ?", UUID.class, EventNames.stored(index, CALLER, event)));
    }

    private String opens(UUID item) {
        return new String(vault.of(item).open("inbox.raw", item, text(item)), UTF_8);
    }

    private byte[] text(UUID item) {
        return java.util.Objects.requireNonNull(
                jdbc.queryForObject("select raw from fdforge.inbox where id = ?", byte[].class, item));
    }

    private long typed(String text) {
        return count("""
                select count(*) from (
                  select c::text from engine.act_hi_comment c union all select a::text from engine.act_hi_attachment a
                ) as typed (row) where position(? in row) > 0""", text);
    }

    private JsonNode inCrm(UUID application) {
        return http.get("/sandbox/crm/Applications(" + application + ")", null).json();
    }

    private long count(String sql, Object value) {
        return java.util.Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, value));
    }
}
