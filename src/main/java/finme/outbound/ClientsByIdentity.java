package finme.outbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Supplier;

/** A client for each certificate we show; connections opened under one are never used under another. */
public final class ClientsByIdentity {
    private final Supplier<HttpClient.Builder> like;
    private final Cache<ClientIdentity, HttpClient> clients = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofHours(1))
            .maximumSize(500)
            .build();

    /** @param like what all of them have in common */
    public ClientsByIdentity(Supplier<HttpClient.Builder> like) {
        this.like = like;
    }

    public HttpClient of(ClientIdentity identity) {
        return clients.get(
                identity, each -> like.get().sslContext(each.context()).build());
    }
}
