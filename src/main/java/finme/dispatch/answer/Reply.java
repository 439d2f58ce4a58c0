package finme.dispatch.answer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP answer, or a callback's request. @param headers lower-case names, first value @param status 0 for a callback */
public record Reply(int status, Map<String, String> headers, byte[] body) {
    public @Nullable String contentType() {
        return headers.get("content-type");
    }

    @Override
    public String toString() {
        return "Reply[" + status + ']';
    }
}
