package finme.dispatch.send;

import finme.dispatch.answer.Reply;
import finme.partner.Partner;
import finme.partner.Partner.Auth;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** One attempt at a partner, with a token where it wants one, all of it within the partner's time-out. */
@Component
public class PartnerConnector {
    private final PartnerHttp http;
    private final Tokens tokens;

    PartnerConnector(PartnerHttp http, Tokens tokens) {
        this.http = http;
        this.tokens = tokens;
    }

    public CompletableFuture<Reply> send(Partner partner, Call call) {
        Auth auth = partner.request().auth();
        long end = System.nanoTime() + partner.request().timeout().toNanos();
        if (auth.kind() != Auth.Kind.OAUTH2) {
            return http.send(call, left(end));
        }
        return withToken(auth, call, end, true);
    }

    /** A refused token is fetched anew once: the partner may have ended it early. */
    private CompletableFuture<Reply> withToken(Auth auth, Call call, long end, boolean again) {
        return tokens.get(auth, left(end))
                .thenCompose(token -> http.send(bearing(call, token), left(end)).thenCompose(reply -> {
                    if (reply.status() != 401 || !again) {
                        return CompletableFuture.completedFuture(reply);
                    }
                    tokens.forget(auth, token);
                    return withToken(auth, call, end, false);
                }));
    }

    private static Call bearing(Call call, String token) {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.put("Authorization", "Bearer " + token);
        return new Call(call.uri(), call.method(), headers, call.body());
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    }
}
