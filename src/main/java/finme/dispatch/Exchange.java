package finme.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One request to a partner and its answer, as they went over the wire, cut to 16 KiB each; no header of ours that proves
 * anything. Personal, so it is kept sealed under the borrower's key.
 *
 * @param type media type of the body
 * @param status null when no answer came, as {@code answer}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Exchange(
        String method,
        String url,
        @Nullable String type,
        String body,
        @Nullable Integer status,
        @Nullable String answer) {
    private static final int LIMIT = 16 * 1024;

    /** As much of a body as is kept for people, whatever it is. */
    public static String cut(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, LIMIT), StandardCharsets.UTF_8);
        return text.replace('\0', ' ');
    }

    @Override
    public String toString() {
        return "Exchange[***]";
    }
}
