package finme.admin.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import finme.kernel.Sha256;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.StaffPages;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.context.WebApplicationContext;

@FinMeTest
class SuppressionModuleTests {
    private static final String PATH = "/api/v1/admin/partners/suppression-test/suppression";

    private final FinMeHttp http;
    private final WebApplicationContext web;

    SuppressionModuleTests(FinMeHttp http, WebApplicationContext web) {
        this.http = http;
        this.web = web;
    }

    @BeforeEach
    void partner() {
        http.putMasterData(
                "partners",
                "suppression-test",
                Map.of(
                        "name",
                        "Suppression",
                        "state",
                        "PAUSED",
                        "request",
                        Map.of("url", "http://localhost:1/x", "body", "{sum: application.amount.value}"),
                        "answer",
                        "{outcome: body.outcome}"));
    }

    @Test
    void plainAndHashedAreOneList() {
        String mail = "jan@example.test";
        Answer answer = send(
                "PUT", "phone,email\n+420601000184," + mail + "\n," + Sha256.hex(mail) + "\n\"+420 601 000 185\",\n");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("entries").asInt()).isEqualTo(3);
        Answer more = send("POST", "+420601000184\n9004171234\n");
        assertThat(more.json().path("entries").asInt()).isEqualTo(4);
        assertThat(more.json().path("added").asInt()).isEqualTo(1);
        assertThat(send("POST", "\uFEFF9004171234\n").json().path("entries").asInt())
                .as("a mark of Excel's in front, and no header")
                .isEqualTo(4);
        Answer less = send("PUT", "9004171234\n");
        assertThat(less.json().path("removed").asInt()).isEqualTo(3);
        assertThat(http.get("/api/v1/admin/partners/suppression-test", FinMeHttp.ADMIN)
                        .body())
                .contains("\"suppression\":[\"***\"]")
                .doesNotContain("9004171234");
    }

    @Test
    void whatIsTriedChangesNothingAndWhatIsDoneIsWrittenDown() {
        int before = history().size();
        assertThat(send("PUT", "+420601000186\n9004171234\n")
                        .json()
                        .path("entries")
                        .asInt())
                .isEqualTo(2);
        Answer tried = send("POST", "?dryRun=true", "jan@example.test\n9004171234\n");
        assertThat(tried.json().path("added").asInt()).as(tried.body()).isEqualTo(1);
        assertThat(tried.json().path("entries").asInt()).isEqualTo(3);
        Answer gone = send("POST", "/remove", Sha256.hex("+420601000186") + "\nnobody@example.test\n");
        assertThat(gone.json().path("removed").asInt()).as(gone.body()).isEqualTo(1);
        assertThat(gone.json().path("entries").asInt()).isEqualTo(1);
        assertThat(clear("?dryRun=true").json().path("removed").asInt()).isEqualTo(1);
        assertThat(send("POST", "?dryRun=true", "jan@example.test\n")
                        .json()
                        .path("entries")
                        .asInt())
                .as("tried, and not emptied")
                .isEqualTo(2);
        Answer empty = clear("");
        assertThat(empty.json().path("entries").asInt()).as(empty.body()).isZero();
        JsonNode history = history();
        assertThat(history.size()).isEqualTo(before + 3);
        assertThat(history.findValuesAsText("action").subList(0, 3)).containsExactly("CLEAR", "REMOVE", "REPLACE");
        assertThat(history.toString()).doesNotContain("601000186", "9004171234");
    }

    @Test
    void thePageTriesAndSavesAFile() {
        StaffPages pages = new StaffPages(web);
        String list = "phone\n+420601000187\n";
        String tried =
                pages.upload("/admin/partners/suppression-test/suppression?dryRun=true", "ADMIN", "REPLACE", list);
        assertThat(tried).contains("Nothing is saved yet", "1 value read: 1 would be added");
        assertThat(pages.upload(
                        "/admin/partners/suppression-test/suppression?dryRun=true", "ADMIN", "ADD", "nonsense\n"))
                .contains("Nothing of it was saved", "Line 1")
                .doesNotContain("nonsense");
        assertThat(pages.open("/admin/partners/suppression-test/suppression", "AUDITOR"))
                .contains("What was done to it")
                .doesNotContain("Change the list");
    }

    /** Longer than a form's field usually may be; and nothing typed beside a file is nothing. */
    @Test
    void thePageSavesAllThatIsTyped() {
        StaffPages pages = new StaffPages(web);
        String page = "/admin/partners/suppression-test/suppression";
        String typed = IntStream.range(0, 5_000)
                .mapToObj("p%05d@mail.example.test\n"::formatted)
                .collect(Collectors.joining());
        assertThat(pages.save(page, "ADMIN", Map.of("action", "REPLACE", "values", typed)))
                .isEqualTo(page);
        assertThat(pages.open(page, "AUDITOR")).contains("5,000 values on it");
        assertThat(pages.save(page, "ADMIN", Map.of("action", "CLEAR", "values", " \r\n")))
                .isEqualTo(page);
        assertThat(pages.open(page, "AUDITOR")).contains("Nobody is on it");
    }

    private JsonNode history() {
        return http.get(PATH + "/history", FinMeHttp.AUDITOR).json().path("items");
    }

    @Test
    void eachFaultIsToldByLineAndFieldAndNothingIsStored() {
        Answer answer = send("PUT", "phone,email\n+420601000184,\nnonsense,a@b.test\n,nobody@\n");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                .containsExactly("/lines/3/phone", "/lines/4/email");
        assertThat(answer.body()).contains("Line 3, field phone").doesNotContain("nonsense", "nobody@");
        assertThat(http.get("/api/v1/admin/partners/suppression-test", FinMeHttp.ADMIN)
                        .body())
                .doesNotContain("suppression\":");
        assertThat(send("PUT", "").status()).isEqualTo(422);
        assertThat(send("PUT", "\"open").status()).isEqualTo(422);
    }

    @Test
    void aLongListIsReadAsItComes() {
        String list = IntStream.range(0, 60_000)
                .mapToObj(i -> Sha256.hex("person " + i))
                .collect(Collectors.joining("\n", "sha256\n", "\n"));
        Answer answer = send("PUT", list);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("entries").asInt()).isEqualTo(60_000);
    }

    private Answer clear(String more) {
        return http.send(http.as(FinMeHttp.ADMIN, http.request(PATH + more))
                .method("DELETE", HttpRequest.BodyPublishers.noBody()));
    }

    private Answer send(String method, String csv) {
        return send(method, "", csv);
    }

    private Answer send(String method, String more, String csv) {
        return http.send(http.as(FinMeHttp.ADMIN, http.request(PATH + more))
                .header("Content-Type", "text/csv")
                .method(method, HttpRequest.BodyPublishers.ofString(csv)));
    }
}
