package finme.crm.http;

import finme.crm.Crm;
import finme.crm.Crm.Auth;
import finme.outbound.AddressGuard;
import finme.outbound.ClientCredentials;
import finme.outbound.ClientCredentials.Client;
import finme.outbound.ClientsByIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** HTTP to a CRM, with the proof of who we are that it wants. Certificates are checked, answers may be compressed. */
@Component
public class CrmHttp {
    private static final int LARGEST = 16 << 20;

    private static final byte[] NOTHING = {};

    private final HttpClient client = plain().build();
    private final ClientsByIdentity certified = new ClientsByIdentity(CrmHttp::plain);
    private final ClientCredentials tokens;
    private final AddressGuard guard;
    private final CrmAddress address;
    private final Duration deadline;

    /** @param deadline of one exchange, everything included; 10 s at most */
    public CrmHttp(AddressGuard guard, CrmAddress address, @Value("${finme.crm.deadline:PT10S}") Duration deadline) {
        this.guard = guard;
        this.tokens = new ClientCredentials(client, guard);
        this.address = address;
        this.deadline = deadline;
    }

    private static HttpClient.Builder plain() {
        return HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).followRedirects(HttpClient.Redirect.NEVER);
    }

    public CompletableFuture<HttpResponse<byte[]>> send(Crm crm, HttpRequest.Builder request) {
        return send(crm, request, NOTHING);
    }

    /** @param body that the request has; what signs calls signs it */
    public CompletableFuture<HttpResponse<byte[]>> send(Crm crm, HttpRequest.Builder request, byte[] body) {
        request.setHeader("Accept-Encoding", "gzip");
        Auth auth = crm.auth();
        switch (auth.kind()) {
            case NONE, OAUTH2, MTLS -> {}
            case BASIC -> request.header("Authorization", "Basic " + basic(auth));
            case BEARER -> request.header("Authorization", "Bearer " + given(auth.token()));
            case API_KEY -> request.header(given(auth.header()), given(auth.value()));
            case HMAC -> request.setHeader(given(auth.header()), auth.hmac().of(signed(request, body)));
        }
        return switch (auth.kind()) {
            case OAUTH2 -> withToken(request.build(), auth);
            case MTLS -> guard.send(certified.of(auth.identity()), request.build(), deadline);
            default -> guard.send(client, request.build(), deadline);
        };
    }

    /** A call without a body is told by what it asks for: else who has seen one could make a deletion of it. */
    private static byte[] signed(HttpRequest.Builder request, byte[] body) {
        if (body.length > 0) {
            return body;
        }
        HttpRequest asked = request.copy().build();
        String query = asked.uri().getRawQuery();
        String line = asked.method() + ' ' + asked.uri().getRawPath() + (query == null ? "" : '?' + query);
        return line.getBytes(StandardCharsets.UTF_8);
    }

    /** With whatever proof it carries itself. */
    public CompletableFuture<HttpResponse<byte[]>> sendAsIs(HttpRequest.Builder request) {
        return guard.send(client, request.setHeader("Accept-Encoding", "gzip").build(), deadline);
    }

    private CompletableFuture<HttpResponse<byte[]>> withToken(HttpRequest request, Auth auth) {
        URI url = address.of(auth.tokenUrl());
        if (url == null) {
            return CompletableFuture.failedFuture(new IOException("no token address"));
        }
        Client finme = new Client(url, given(auth.clientId()), given(auth.clientSecret()), auth.scope());
        return tokens.send(request, finme, deadline);
    }

    /** @throws UncheckedIOException when it is not what it claims to be, or too large */
    public static byte[] body(HttpResponse<byte[]> response) {
        String encoding = response.headers().firstValue("Content-Encoding").orElse("");
        if (!encoding.equalsIgnoreCase("gzip")) {
            return response.body();
        }
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            byte[] body = plain.readNBytes(LARGEST + 1);
            if (body.length > LARGEST) {
                throw new IOException("too large");
            }
            return body;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String basic(Auth auth) {
        return HttpHeaders.encodeBasicAuth(given(auth.username()), given(auth.password()), StandardCharsets.UTF_8);
    }

    private static String given(@Nullable String field) {
        return Objects.requireNonNullElse(field, "");
    }
}
