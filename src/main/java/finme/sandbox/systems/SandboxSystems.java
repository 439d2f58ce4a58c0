package finme.sandbox.systems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.sandbox.SandboxClock;
import finme.sandbox.SandboxSecrets;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The simulated systems: any name is one. What they were set to ends with the process. */
@Component
class SandboxSystems {
    private final HeardMessages arrivals;
    private final WebhookCheck signatures;
    private final SandboxSecrets secrets;
    private final SandboxClock clock;
    private final ObjectMapper json;
    private final Map<String, SystemMode> modes = new ConcurrentHashMap<>();

    SandboxSystems(
            HeardMessages arrivals,
            WebhookCheck signatures,
            SandboxSecrets secrets,
            SandboxClock clock,
            ObjectMapper json) {
        this.arrivals = arrivals;
        this.signatures = signatures;
        this.secrets = secrets;
        this.clock = clock;
        this.json = json;
    }

    /** One try as it came in. */
    record Letter(
            String id, @Nullable String timestamp, @Nullable String signature, byte[] body, Instant at) {}

    /** @return the status to answer with, when it is time; no thread is held meanwhile */
    CompletableFuture<Integer> take(String system, SystemMode mode, Letter letter) {
        boolean signed = signatures.fit(system, letter.id(), letter.timestamp(), letter.signature(), letter.body());
        HeardMessage arrival = arrivals.put(
                system, letter.id(), known -> known.again(signed), order -> fresh(system, letter, signed, order));
        int status = mode.status(arrival.attempts());
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        if (mode.delay().isZero()) {
            answer.complete(answered(arrival, status));
        } else {
            clock.after(mode.delay(), () -> answer.complete(answered(arrival, status)));
        }
        return answer;
    }

    private int answered(HeardMessage arrival, int status) {
        if (status / 100 == 2) {
            arrivals.put(arrival.system(), arrival.id(), HeardMessage::takenOnceMore, order -> arrival.takenOnceMore());
        }
        return status;
    }

    private HeardMessage fresh(String system, Letter letter, boolean signed, long order) {
        JsonNode body = read(letter.body());
        return new HeardMessage(
                system,
                letter.id(),
                order,
                letter.at(),
                text(body, "type"),
                text(body, "sequence"),
                signed,
                1,
                0,
                body);
    }

    private @Nullable JsonNode read(byte[] body) {
        try {
            JsonNode read = json.readTree(body);
            return read == null || read.isMissingNode() ? null : read;
        } catch (IOException other) {
            return null;
        }
    }

    private static @Nullable String text(@Nullable JsonNode body, String member) {
        JsonNode value = body == null ? null : body.get(member);
        return value == null || value.isNull() ? null : value.asText();
    }

    List<HeardMessage> newest(String system) {
        List<HeardMessage> all = new ArrayList<>(arrivals.of(system));
        Collections.reverse(all);
        return all;
    }

    void forget(String system) {
        arrivals.forget(system);
    }

    SystemMode mode(String system) {
        return modes.getOrDefault(system, SystemMode.OK);
    }

    SystemMode set(String system, SystemMode mode) {
        modes.put(system, mode);
        return mode;
    }

    String secret(String system) {
        return secrets.webhookSecret(system);
    }
}
