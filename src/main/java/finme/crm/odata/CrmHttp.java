package finme.crm.odata;

import finme.crm.odata.CrmProperties.Auth;
import finme.outbound.ClientCredentials;
import finme.outbound.ClientCredentials.Client;
import finme.outbound.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** HTTP to the CRM, with the proof of who we are that it wants. Certificates are checked. */
@Component
class CrmHttp {
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ClientCredentials tokens = new ClientCredentials(client);
    private final CrmProperties properties;
    private final CrmAddress address;

    CrmHttp(CrmProperties properties, CrmAddress address) {
        this.properties = properties;
        this.address = address;
    }

    CompletableFuture<HttpResponse<byte[]>> send(HttpRequest.Builder request) {
        Auth auth = properties.auth();
        return switch (auth.kind()) {
            case NONE -> Exchange.send(client, request.build(), properties.deadline());
            case BASIC -> {
                request.header("Authorization", "Basic " + basic(auth));
                yield Exchange.send(client, request.build(), properties.deadline());
            }
            case OAUTH2 -> withToken(request.build(), auth);
        };
    }

    private CompletableFuture<HttpResponse<byte[]>> withToken(HttpRequest request, Auth auth) {
        URI url = address.of(auth.tokenUrl());
        if (url == null) {
            return CompletableFuture.failedFuture(new IOException("no token address"));
        }
        Client finme = new Client(url, given(auth.username()), given(auth.password()), auth.scope());
        return tokens.send(request, finme, properties.deadline());
    }

    private static String basic(Auth auth) {
        return HttpHeaders.encodeBasicAuth(given(auth.username()), given(auth.password()), StandardCharsets.UTF_8);
    }

    private static String given(@Nullable String field) {
        return Objects.requireNonNullElse(field, "");
    }
}
