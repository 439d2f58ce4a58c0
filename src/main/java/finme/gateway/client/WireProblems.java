package finme.gateway.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.kernel.Fault;
import finme.kernel.Problem;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Core's refusal as it was thrown there: status, code, sentence, faults, and when to come again. */
final class WireProblems {
    private final ObjectMapper json;

    WireProblems(ObjectMapper json) {
        this.json = json;
    }

    Problem of(HttpResponse<byte[]> answer) {
        try {
            JsonNode told = json.readTree(answer.body());
            if (told != null && told.path("code").isTextual()) {
                return Problem.told(
                        answer.statusCode(),
                        told.path("code").asText(),
                        told.path("detail").asText(""),
                        faults(told.path("errors")),
                        retryAfter(answer));
            }
        } catch (IOException unreadable) {
            // told as any other failure of core's
        }
        return Problem.told(500, "internal", "Something went wrong on our side.", List.of(), null);
    }

    private List<Fault> faults(JsonNode errors) {
        List<Fault> faults = new ArrayList<>();
        for (JsonNode each : errors) {
            faults.add(new Fault(
                    each.path("pointer").asText(""),
                    each.path("code").asText(""),
                    each.path("message").asText("")));
        }
        return faults;
    }

    private static @Nullable Duration retryAfter(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(null);
    }
}
