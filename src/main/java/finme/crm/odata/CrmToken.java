package finme.crm.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What goes into the {@code Authorization} header; an OAuth2 token is fetched when needed and kept while it is good. */
@Component
class CrmToken {
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final CrmProperties properties;
    private final CrmAddress address;
    private final CrmHttp http;
    private final ObjectMapper json;
    private volatile Held held = new Held("", Instant.MIN);

    CrmToken(CrmProperties properties, CrmAddress address, CrmHttp http, ObjectMapper json) {
        this.properties = properties;
        this.address = address;
        this.http = http;
        this.json = json;
    }

    private record Held(String header, Instant until) {}

    /** @return empty text for none; fails when the CRM's token service does */
    CompletableFuture<String> header() {
        return switch (properties.auth().kind()) {
            case NONE -> CompletableFuture.completedFuture("");
            case BASIC -> CompletableFuture.completedFuture(basic());
            case OAUTH2 ->
                Instant.now().isBefore(held.until()) ? CompletableFuture.completedFuture(held.header()) : fetch();
        };
    }

    void forget() {
        held = new Held("", Instant.MIN);
    }

    private CompletableFuture<String> fetch() {
        URI url = address.of(properties.auth().tokenUrl());
        if (url == null) {
            return CompletableFuture.failedFuture(new IOException("no token address"));
        }
        String scope = properties.auth().scope();
        String form = "grant_type=client_credentials" + (scope == null ? "" : "&scope=" + encode(scope));
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", basic())
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return http.send(request).thenApply(this::keep);
    }

    private String keep(HttpResponse<byte[]> response) {
        try {
            JsonNode body = json.readTree(response.body());
            String token = body.path("access_token").asText("");
            if (response.statusCode() != 200 || token.isEmpty()) {
                throw new IllegalStateException("token refused with " + response.statusCode());
            }
            Duration life = Duration.ofSeconds(body.path("expires_in").asLong(60));
            held = new Held("Bearer " + token, Instant.now().plus(life).minus(MARGIN));
            return held.header();
        } catch (IOException unreadable) {
            throw new IllegalStateException("token answer unreadable", unreadable);
        }
    }

    private String basic() {
        String pair = text(properties.auth().username())
                + ':'
                + text(properties.auth().password());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
