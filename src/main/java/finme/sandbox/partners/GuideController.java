package finme.sandbox.partners;

import com.fasterxml.jackson.annotation.JsonRawValue;
import finme.sandbox.SandboxSecrets;
import finme.sandbox.partners.answers.Behaviour;
import finme.sandbox.partners.answers.Lead;
import finme.sandbox.partners.answers.LenderAnswer;
import finme.sandbox.partners.answers.LenderAnswers;
import finme.sandbox.partners.answers.Options;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What simulated lenders do, answer and have heard, as data. */
@RestController
class GuideController {
    private static final Options NO_OPTIONS = new Options(Map.of());

    private final LenderAnswers answers;
    private final LenderCalls calls;

    GuideController(LenderAnswers answers, LenderCalls calls) {
        this.answers = answers;
        this.calls = calls;
    }

    @GetMapping(path = "/sandbox/partners", produces = MediaType.APPLICATION_JSON_VALUE)
    Guide guide() {
        Lead lead = new Lead(
                "L-0123456789abcdef",
                "<reference>",
                URI.create("https://finme.example.test/api/v1/partners/alpha/callbacks"),
                new BigDecimal(6000),
                "EUR",
                36,
                "");
        return new Guide(
                "POST /sandbox/partners/{behaviour}, any of JSON, XML, form",
                Arrays.stream(Behaviour.values())
                        .map(behaviour -> entry(behaviour, lead))
                        .toList(),
                Options.MEANING,
                Map.of(
                        "reference", "reference, ref and other usual names, at any depth; else the Idempotency-Key",
                        "callbackUrl", "callbackUrl, callback_url, callback and other usual names; else ?partner=code",
                        "amount", "amount, sum, loanAmount …; else 5000",
                        "termMonths", "termMonths, term, months …; else 24"),
                new Signature(
                        "X-Signature",
                        "HmacSHA256 over the raw body, hex",
                        "sandbox-secret, unless ?secret or finme.sandbox.secret says otherwise"),
                new String(
                        answers.event(Behaviour.PENDING_THEN_DECLINE, lead, NO_OPTIONS, "declined"),
                        StandardCharsets.UTF_8),
                new Credentials(SandboxSecrets.USER, "sandbox-secret", "/sandbox/oauth/token"));
    }

    @GetMapping("/sandbox/partners/calls")
    LenderCalls.Summary calls(@RequestParam(name = "key", required = false) @Nullable String key) {
        return calls.summary(null, key);
    }

    @DeleteMapping("/sandbox/partners/calls")
    void forget() {
        calls.clear();
    }

    @GetMapping("/sandbox/partners/{behaviour}/ledger")
    LenderCalls.Summary ledger(
            @PathVariable("behaviour") String behaviour,
            @RequestParam(name = "key", required = false) @Nullable String key) {
        return calls.summary(Behaviour.at(behaviour), key);
    }

    private Entry entry(Behaviour behaviour, Lead lead) {
        LenderAnswer answer = answers.of(behaviour, lead, NO_OPTIONS);
        return new Entry(
                behaviour.path(),
                behaviour.does(),
                answer.status(),
                answer.contentType(),
                new String(answer.body(), StandardCharsets.UTF_8));
    }

    record Guide(
            String call,
            List<Entry> behaviours,
            Map<String, String> options,
            Map<String, String> readFromRequest,
            Signature callbackSignature,
            @JsonRawValue String callbackBody,
            Credentials credentials) {}

    record Entry(String behaviour, String does, int status, String contentType, String body) {}

    record Signature(String header, String algorithm, String secret) {}

    record Credentials(String user, String secret, String tokenUrl) {}
}
