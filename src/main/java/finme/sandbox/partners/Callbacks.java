package finme.sandbox.partners;

import finme.outbound.Exchange;
import finme.sandbox.SandboxClock;
import finme.sandbox.SandboxSecrets;
import finme.sandbox.partners.answers.Options;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Tells the sender later, signed over the raw body, and tries again a bounded number of times while nobody listens. */
@Component
class Callbacks {
    private static final int ATTEMPTS = 8;

    private final SandboxClock clock;
    private final SandboxSecrets secrets;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Callbacks(SandboxClock clock, SandboxSecrets secrets) {
        this.clock = clock;
        this.secrets = secrets;
    }

    /** @return completes once it was taken, refused for good or given up */
    CompletableFuture<Void> send(URI to, byte[] body, Options options, LenderCall call) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        attempt(request(to, body, options), 1, call, done);
        return done;
    }

    private HttpRequest request(URI to, byte[] body, Options options) {
        String key = options.on("forged") ? "forged" : options.text("secret", secrets.secret());
        return HttpRequest.newBuilder(to)
                .header("Content-Type", "application/json")
                .header(
                        options.text("header", "X-Signature"),
                        SandboxSecrets.sign(key, body, options.text("encoding", "hex")))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private void attempt(HttpRequest request, int attempt, LenderCall call, CompletableFuture<Void> done) {
        Exchange.send(http, request, Exchange.LONGEST).whenComplete((response, failure) -> {
            int status = failure == null ? response.statusCode() : 0;
            call.calledBack(request.uri().getPath(), status);
            if (attempt < ATTEMPTS && isWorthAnotherTry(status)) {
                Duration pause = Duration.ofMillis(250L << attempt);
                clock.after(pause, () -> attempt(request, attempt + 1, call, done));
            } else {
                done.complete(null);
            }
        });
    }

    private static boolean isWorthAnotherTry(int status) {
        return status == 0 || status == 408 || status == 429 || status >= 500;
    }
}
