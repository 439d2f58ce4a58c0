package finme.crm.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.crm.Crm;
import finme.crm.Crm.Call;
import finme.crm.http.CrmAddress;
import finme.crm.http.CrmHttp;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes calls of what their FEEL gives, and answers of what comes back. */
@Component
class RestCalls {
    private static final TypeReference<Object> ANY = new TypeReference<>() {};

    private final CrmHttp http;
    private final CrmAddress address;
    private final Feel feel;
    private final ObjectMapper json;

    RestCalls(CrmHttp http, CrmAddress address, Feel feel, ObjectMapper json) {
        this.http = http;
        this.address = address;
        this.feel = feel;
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    boolean reaches(Crm crm) {
        return address.of(crm.url()) != null;
    }

    /** @return fails with {@link MappingFault} when the call can't be made of its FEEL */
    CompletableFuture<HttpResponse<byte[]>> send(Crm crm, Call call, Map<String, ?> context) {
        try {
            URI root = address.of(crm.url());
            URI uri = root == null ? null : RestAddress.of(root, evaluate(call.path(), context));
            if (uri == null) {
                throw new MappingFault("its path is no address below the CRM's", 0, 0);
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "application/json");
            headers(call, context).forEach(request::setHeader);
            byte[] body = body(call, context, request);
            BodyPublisher sent = call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
            return http.send(crm, request.method(Objects.requireNonNullElse(call.method(), "GET"), sent), body);
        } catch (MappingFault | IllegalArgumentException fault) {
            return CompletableFuture.failedFuture(fault);
        }
    }

    private Map<String, String> headers(Call call, Map<String, ?> context) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (call.headers() != null && evaluate(call.headers(), context) instanceof Map<?, ?> given) {
            given.forEach((name, value) -> {
                if (value != null) {
                    headers.put(String.valueOf(name), String.valueOf(value));
                }
            });
        }
        return headers;
    }

    private byte[] body(Call call, Map<String, ?> context, HttpRequest.Builder request) {
        if (call.body() == null) {
            return new byte[0];
        }
        try {
            byte[] body = json.writeValueAsBytes(evaluate(call.body(), context));
            request.header("Content-Type", "application/json");
            return body;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a CRM's body can't be written", impossible);
        }
    }

    /** @return what the call's answer gives; the body itself when it says nothing about it */
    @Nullable
    Object answer(Call call, HttpResponse<byte[]> response) throws IOException {
        Object body = body(response);
        if (call.answer() == null) {
            return body;
        }
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("status", response.statusCode());
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        context.put("headers", headers);
        context.put("body", body);
        return evaluate(call.answer(), context);
    }

    private @Nullable Object body(HttpResponse<byte[]> response) throws IOException {
        byte[] body = CrmHttp.body(response);
        return body.length == 0 ? null : json.readValue(body, ANY);
    }

    @Nullable
    Object evaluate(String expression, Map<String, ?> context) {
        return feel.compile(expression).evaluate(context);
    }
}
