package finme.gateway.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.gateway.Sealed;
import finme.gateway.WireContract;
import finme.gateway.sealing.Sealer;
import finme.gateway.sealing.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.util.DefaultUriBuilderFactory;

/** The gateway's interfaces as requests: JSON both ways, sealed where a record says so, problems thrown as in core. */
final class CoreCalls implements HttpExchangeAdapter {
    private static final String SEALED = "application/jose";

    private final DefaultUriBuilderFactory addresses;
    private final CoreLink link;
    private final Sealer sealer;
    private final ObjectMapper json;
    private final WireProblems problems;

    CoreCalls(URI core, CoreLink link, Sealer sealer, ObjectMapper usual) {
        this.addresses = new DefaultUriBuilderFactory(core.toString());
        this.link = link;
        this.sealer = sealer;
        this.json = WireJson.of(usual);
        this.problems = new WireProblems(json);
    }

    @Override
    public void exchange(HttpRequestValues call) {
        send(call);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T exchangeForBody(HttpRequestValues call, ParameterizedTypeReference<T> type) {
        JavaType wanted = json.constructType(type.getType());
        return wanted.hasRawClass(CompletableFuture.class)
                ? (T) begin(call, wanted.containedType(0))
                : read(send(call), wanted);
    }

    /** Of a method that promises its answer. */
    private CompletableFuture<?> begin(HttpRequestValues call, JavaType wanted) {
        return link.begin(request(call)).thenApply(answer -> read(checked(answer), wanted));
    }

    private <T> @Nullable T read(HttpResponse<byte[]> answer, JavaType wanted) {
        byte[] body = answer.body();
        if (body.length == 0) {
            return null;
        }
        try {
            return json.readValue(body, wanted);
        } catch (IOException withValues) {
            throw new IllegalStateException("core's answer can't be read as " + wanted);
        }
    }

    private HttpResponse<byte[]> send(HttpRequestValues call) {
        return checked(link.send(request(call)));
    }

    private HttpResponse<byte[]> checked(HttpResponse<byte[]> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw problems.of(answer);
        }
        return answer;
    }

    private HttpRequest request(HttpRequestValues call) {
        URI address = addresses.expand(String.valueOf(call.getUriTemplate()), call.getUriVariables());
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header(WireContract.VERSION_HEADER, String.valueOf(WireContract.VERSION))
                .header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
        Object body = call.getBodyValue();
        BodyPublisher content = body == null ? BodyPublishers.noBody() : content(body, request);
        return request.method(String.valueOf(call.getHttpMethod()), content).build();
    }

    private BodyPublisher content(Object body, HttpRequest.Builder request) {
        if (body instanceof String text) {
            request.header(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8");
            return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
        }
        try {
            byte[] plain = json.writeValueAsBytes(body);
            if (!body.getClass().isAnnotationPresent(Sealed.class)) {
                request.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
                return BodyPublishers.ofByteArray(plain);
            }
            request.header(HttpHeaders.CONTENT_TYPE, SEALED);
            return BodyPublishers.ofString(sealer.seal(plain), StandardCharsets.US_ASCII);
        } catch (JsonProcessingException withValues) {
            throw new IllegalStateException("no JSON: " + body.getClass().getSimpleName());
        }
    }

    @Override
    public boolean supportsRequestAttributes() {
        return false;
    }

    @Override
    public HttpHeaders exchangeForHeaders(HttpRequestValues call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ResponseEntity<Void> exchangeForBodilessEntity(HttpRequestValues call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> ResponseEntity<T> exchangeForEntity(HttpRequestValues call, ParameterizedTypeReference<T> type) {
        throw new UnsupportedOperationException();
    }
}
