package finme.dispatch.calling;

import finme.dispatch.model.PlanEntry;
import finme.dispatch.model.PlanEntry.Verdict;
import finme.mapping.PayloadFormat;
import finme.partner.Partner;
import finme.partner.Partner.Auth;
import finme.partner.Partner.OnDoubt;
import finme.partner.Partner.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked when a test names its outcome: a lender that answers as it was told to, inside this process. It is planned,
 * asked and heard like any other; it stands in no directory, and its code can be nobody else's.
 */
public enum TestLender {
    OFFERED("Test lender that offers", "{\"outcome\": \"OFFERED\", \"offers\": [{\"apr\": 9.9}]}"),
    DECLINED(
            "Test lender that declines",
            "{\"outcome\": \"DECLINED\", \"reason\": {\"code\": \"test\", \"text\": \"A test asked for it.\"}}"),
    PENDING("Test lender that decides later", "{\"outcome\": \"PENDING\"}");

    /** A test that waits for a decision ends after a day. */
    private static final Duration DECIDES_WITHIN = Duration.ofDays(1);

    private final Partner partner;
    private final byte[] answer;

    TestLender(String code, String answer) {
        this.partner = partner(code);
        this.answer = answer.getBytes(StandardCharsets.UTF_8);
    }

    private static Partner partner(String code) {
        String nowhere = "https://test-lender.invalid/";
        Request request = new Request(
                nowhere,
                nowhere,
                "POST",
                PayloadFormat.JSON,
                null,
                "{reference: dispatch.reference}",
                Duration.ofSeconds(1),
                1,
                OnDoubt.ASK_AGAIN,
                Auth.NONE);
        return new Partner(
                code,
                code,
                Partner.State.ACTIVE,
                request,
                "body",
                DECIDES_WITHIN,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public Partner partner() {
        return partner;
    }

    /** @return empty for every other code */
    public static Optional<TestLender> of(String code) {
        return Stream.of(values())
                .filter(each -> each.partner.code().equals(code))
                .findFirst();
    }

    /** @return what it answers, JSON; null for every other partner */
    public static byte @Nullable [] answer(String code) {
        return of(code).map(each -> each.answer.clone()).orElse(null);
    }

    /** @param forced how the test is to end; {@code UNPLACED}: nobody is asked */
    public static List<PlanEntry> plan(String forced) {
        return Stream.of(values())
                .filter(each -> each.name().equals(forced))
                .map(each -> new PlanEntry(each.partner.code(), Verdict.PLANNED, 1, 1, 1, null, null, null))
                .toList();
    }
}
