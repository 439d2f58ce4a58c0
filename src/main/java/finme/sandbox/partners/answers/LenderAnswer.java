package finme.sandbox.partners.answers;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated lender says.
 *
 * @param word the decision in one word, for the list of calls
 * @param retryAfter seconds, null when the header is not sent
 */
public record LenderAnswer(
        int status,
        String contentType,
        byte[] body,
        String word,
        @Nullable String retryAfter) {
    static LenderAnswer json(int status, byte[] body, String word) {
        return new LenderAnswer(status, "application/json", body, word, null);
    }

    static LenderAnswer text(int status, String contentType, String body, String word) {
        return new LenderAnswer(status, contentType, body.getBytes(StandardCharsets.UTF_8), word, null);
    }
}
