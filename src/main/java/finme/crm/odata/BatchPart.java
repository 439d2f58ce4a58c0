package finme.crm.odata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request among several.
 *
 * @param headers names in lower case
 * @param body goes out as JSON; null: none
 */
record BatchPart(
        String method,
        String url,
        Map<String, String> headers,
        @Nullable Object body) {
    /** What became of it. @param headers names in lower case */
    record Answer(int status, Map<String, String> headers, JsonNode body) {
        @Nullable
        String etag() {
            return headers.get("etag");
        }
    }
}
