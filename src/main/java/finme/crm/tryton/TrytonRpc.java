package finme.crm.tryton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.crm.Crm;
import finme.crm.http.CrmAddress;
import finme.crm.http.CrmHttp;
import finme.crm.http.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Calls of a Tryton server. A session is begun once and kept until the server ends it. */
@Component
class TrytonRpc {
    private static final String LOGIN = "common.db.login";
    private static final String PREFERENCES = "model.res.user.get_preferences";

    private final CrmHttp http;
    private final CrmAddress address;
    private final ObjectMapper json;
    private final Map<String, CompletableFuture<Session>> sessions = new ConcurrentHashMap<>();

    TrytonRpc(CrmHttp http, CrmAddress address, ObjectMapper json) {
        this.http = http;
        this.address = address;
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** @param context what the user's records are made and seen with: company, language … */
    private record Session(String authorization, JsonNode context) {
        @Override
        public String toString() {
            return "Session[***]";
        }
    }

    @Nullable
    URI root(Crm crm) {
        return address.of(crm.url());
    }

    CompletableFuture<JsonNode> call(Crm crm, String method, List<?> parameters) {
        return call(crm, method, parameters, Map.of());
    }

    /**
     * @param parameters without the context, which comes last
     * @param context beside that of the user
     * @return fails with {@link TrytonFault} and {@link Refused}, and as every exchange does
     */
    CompletableFuture<JsonNode> call(Crm crm, String method, List<?> parameters, Map<String, ?> context) {
        return session(crm)
                .thenCompose(session -> ask(crm, session, method, parameters, context))
                .handle((answer, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedFuture(answer);
                    }
                    if (!isEnded(failure)) {
                        return CompletableFuture.<JsonNode>failedFuture(failure);
                    }
                    sessions.remove(key(crm));
                    return session(crm).thenCompose(session -> ask(crm, session, method, parameters, context));
                })
                .thenCompose(next -> next);
    }

    private static boolean isEnded(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof Refused refused && refused.status() == 401;
    }

    private CompletableFuture<Session> session(Crm crm) {
        return sessions.compute(
                key(crm),
                (key, present) -> present != null && !present.isCompletedExceptionally() ? present : begin(crm));
    }

    private static String key(Crm crm) {
        return crm.url()
                + ' '
                + crm.auth().username()
                + ' '
                + Objects.hashCode(crm.auth().password());
    }

    private CompletableFuture<Session> begin(Crm crm) {
        String user = Objects.requireNonNullElse(crm.auth().username(), "");
        Map<String, String> proof =
                Map.of("password", Objects.requireNonNullElse(crm.auth().password(), ""));
        return send(crm, null, LOGIN, List.of(user, proof)).thenCompose(answer -> {
            String pair =
                    user + ':' + answer.path(0).asText() + ':' + answer.path(1).asText();
            String authorization =
                    "Session " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            return send(crm, authorization, PREFERENCES, List.of(true, Map.of()))
                    .thenApply(context -> new Session(authorization, context));
        });
    }

    private CompletableFuture<JsonNode> ask(
            Crm crm, Session session, String method, List<?> parameters, Map<String, ?> context) {
        ObjectNode all = session.context().deepCopy();
        context.forEach((name, value) -> all.set(name, json.valueToTree(value)));
        List<Object> complete = new ArrayList<>(parameters);
        complete.add(all);
        return send(crm, session.authorization(), method, complete);
    }

    private CompletableFuture<JsonNode> send(
            Crm crm, @Nullable String authorization, String method, List<?> parameters) {
        URI root = root(crm);
        if (root == null) {
            return CompletableFuture.failedFuture(new IOException("no address"));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + "/"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(write(Map.of("id", 1, "method", method, "params", parameters))));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return http.sendAsIs(request).thenApply(this::result);
    }

    private byte[] write(Object call) {
        try {
            return json.writeValueAsBytes(call);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a call can't be written", impossible);
        }
    }

    private JsonNode result(HttpResponse<byte[]> response) {
        try {
            if (response.statusCode() != 200) {
                throw new Refused(response, false);
            }
            JsonNode answer = json.readTree(CrmHttp.body(response));
            if (answer.hasNonNull("error")) {
                throw new TrytonFault(answer.path("error").path(0).asText());
            }
            return answer.path("result");
        } catch (IOException failure) {
            throw new CompletionException(failure);
        }
    }
}
