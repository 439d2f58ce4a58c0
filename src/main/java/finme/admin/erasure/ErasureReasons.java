package finme.admin.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import finme.kernel.Problem;
import finme.retention.Erasure.Reason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ErasureReasons that people may give. A text of their own is not kept: it might name the person. */
final class ErasureReasons {
    private static final Map<String, Reason> KNOWN = Map.of(
            "PERSON_ASKED", Reason.PERSON_ASKED,
            "CONSENT_WITHDRAWN", Reason.CONSENT_WITHDRAWN,
            "UNLAWFUL", Reason.UNLAWFUL);

    private ErasureReasons() {}

    /** @throws Problem 422 when the body is something else than an object with a text */
    static Reason of(@Nullable JsonNode body) {
        if (body == null || body.isNull() || body.isMissingNode()) {
            return Reason.PERSON_ASKED;
        }
        JsonNode reason = body.path("reason");
        if (!body.isObject() || !reason.isTextual() && !reason.isNull() && !reason.isMissingNode()) {
            throw Problem.invalid("/reason", "invalid_value", "The reason is a text.");
        }
        return of(reason.asText(""));
    }

    static Reason of(@Nullable String text) {
        String given = text == null ? "" : text.strip();
        return given.isEmpty() || given.equals("null") ? Reason.PERSON_ASKED : KNOWN.getOrDefault(given, Reason.OTHER);
    }
}
