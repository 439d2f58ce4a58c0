package finme.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import finme.canonical.PersonFacts.Facts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tries a partner out before it is switched on, without a dispatch and without a trace at any application. */
public interface PartnerTrial {
    /**
     * @param application id of an application (which is noted in its history), or a canonical application, or null for
     *     the built-in example
     * @param send to the partner's test endpoint, or to its only one
     * @return ends within the partner's time-out; nobody needs to wait in a thread
     * @throws finme.kernel.Problem 404 unknown partner or application; 409 {@code no_test_endpoint} when somebody's
     *     application would go to the live address; 422 when the request mapping fails for it
     */
    CompletableFuture<Trial> tryOut(String partner, @Nullable JsonNode application, boolean send, String actor);

    /** @param answer null when nothing was sent */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Trial(Request request, @Nullable Answer answer) {}

    /** @param headers secrets masked */
    record Request(String method, String url, Map<String, String> headers, String body) {
        @Override
        public String toString() {
            return "Request[***]";
        }
    }

    /**
     * @param status of the HTTP answer; null when there was none
     * @param outcome as it would count for a dispatch; RETRY where it would be tried again
     * @param facts what it says of the person, and what of that is left out; null when it says nothing
     * @param body as received, cut
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            @Nullable Integer status,
            long millis,
            Outcome outcome,
            @Nullable Reason reason,
            @Nullable String reference,
            List<Map<String, Object>> offers,
            @Nullable BigDecimal price,
            List<Map<String, Object>> needs,
            @Nullable Facts facts,
            @Nullable String body) {
        @Override
        public String toString() {
            return "Answer[" + outcome + ']';
        }
    }
}
