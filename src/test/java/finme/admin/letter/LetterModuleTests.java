package finme.admin.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import finme.correspondence.Channel;
import finme.correspondence.LetterTexts;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.StaffPages;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.web.context.WebApplicationContext;

/** What letters say, changed by administrators: by the API, and what pages show. */
@FinMeTest
class LetterModuleTests {
    private static final String LETTER = "/api/v1/admin/letters/paid-out";
    private static final Map<String, String> VALUES =
            Map.of("firstName", "Jana", "reference", "FM-1", "link", "https://x.test");

    private final FinMeHttp http;
    private final LetterTexts texts;
    private final StaffPages pages;

    LetterModuleTests(FinMeHttp http, LetterTexts texts, WebApplicationContext context) {
        this.http = http;
        this.texts = texts;
        this.pages = new StaffPages(context);
    }

    @Test
    void whatIsSavedIsWhatTheNextLetterSaysAndTheRestStaysAsShipped() {
        Answer shipped = http.get(LETTER, FinMeHttp.AUDITOR);
        JsonNode before = shipped.json();
        Answer saved = http.put(
                LETTER,
                FinMeHttp.ADMIN,
                Map.of("subject", Map.of("cs", "Peníze jsou na cestě, {firstName}", "pl", "Pieniądze {reference}")),
                Map.of("If-Match", String.valueOf(shipped.header("ETag"))));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(subject("cs")).isEqualTo("Peníze jsou na cestě, Jana");
        assertThat(subject("pl")).isEqualTo("Pieniądze FM-1");
        assertThat(subject("en")).isEqualTo("Your loan FM-1 is paid out");
        assertThat(saved.json().at("/text/cs")).isEqualTo(before.at("/text/cs"));
        assertThat(http.put(
                                LETTER,
                                FinMeHttp.ADMIN,
                                Map.of("subject", Map.of()),
                                Map.of("If-Match", String.valueOf(shipped.header("ETag"))))
                        .status())
                .isEqualTo(412);
        assertThat(pages.open("/admin/letters/paid-out")).contains("Peníze jsou na cestě, Irina", "Changed");
        assertThat(pages.open("/admin/letters/paid-out/history")).contains("Version <span>1</span>");

        http.put(LETTER, FinMeHttp.ADMIN, Map.of());
        assertThat(subject("cs")).isEqualTo("Vaše půjčka FM-1 je vyplacena");
        assertThat(pages.open("/admin/letters/paid-out")).contains("As shipped");
    }

    @Test
    void aPlaceholderThatStandsForNothingIsRefusedAtItsLine() {
        Answer refused = http.put(
                LETTER, FinMeHttp.ADMIN, Map.of("text", Map.of("cs", "Dobrý den,\n\n{firstname}, {reference}")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/text/cs");
        assertThat(refused.json().at("/errors/0/message").asText())
                .isEqualTo("Line 3, character 1: {firstname} stands for nothing here, there are {firstName},"
                        + " {reference}, {link}.");
        assertThat(http.put(LETTER, FinMeHttp.ADMIN, Map.of("sms", Map.of("en", "Open: {link")))
                        .status())
                .isEqualTo(422);
        Answer code = http.put(
                "/api/v1/admin/letters/sign-in-code", FinMeHttp.ADMIN, Map.of("sms", Map.of("en", "Your code")));
        assertThat(code.json().at("/errors/0/code").asText()).isEqualTo("required");
        assertThat(http.put("/api/v1/admin/letters/birthday", FinMeHttp.ADMIN, Map.of())
                        .status())
                .isEqualTo(422);
        assertThat(http.put(LETTER, FinMeHttp.OPERATOR, Map.of()).status()).isEqualTo(403);
    }

    @Test
    void allLettersAreThereFromTheBeginning() {
        JsonNode all = http.get("/api/v1/admin/letters", FinMeHttp.AUDITOR).json();
        assertThat(all.path("items").findValuesAsText("code"))
                .containsExactly(
                        "sign-in-code", "passkey-added", "received", "needed", "offer", "expiring", "paid-out");
        assertThat(pages.open("/admin/letters")).contains("As shipped", "You have an offer for {reference}");
        assertThat(pages.open("/admin/letters/offer/edit", "ADMIN")).contains("{firstName}", "/text/uk");
    }

    @Test
    void aChangeIsLookedAtBeforeItIsSaved() {
        String tried = pages.send(
                "/admin/letters/offer/try", "ADMIN", Map.of("/subject/en", "Look, {firstName}", "/sms/en", "{x}"));
        assertThat(tried).contains("Look, Irina", "Not saved yet", "sms en: Line 1, character 1");
        assertThat(texts.isChanged("offer")).isFalse();
    }

    private String subject(String language) {
        return texts.write(new UUID(0, 1), "paid-out", Channel.MAIL, language, VALUES)
                .subject();
    }
}
