package finme.notification.webhook;

import finme.catalogue.Catalogue;
import finme.delivery.Carrier;
import finme.delivery.Receipt;
import finme.delivery.ReceiverState;
import finme.kernel.Problem;
import finme.source.Source;
import finme.source.Source.Callback;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/** Back to the sources of applications that have a callback; also while nothing is taken in from them. */
@Component
class SourceCarrier implements Carrier {
    private static final String KIND = "source";

    private final Catalogue<Source> sources;
    private final SignedPost post;

    SourceCarrier(Catalogue<Source> sources, SignedPost post) {
        this.sources = sources;
        this.post = post;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public CompletionStage<Receipt> carry(Parcel parcel) {
        Callback callback = callback(parcel.receiver()).orElse(null);
        if (callback == null) {
            return SignedPost.refused("no_callback");
        }
        List<String> secrets = callback.signingSecrets(Instant.now());
        return secrets.isEmpty() ? SignedPost.refused("no_secret") : post.send(callback.url(), secrets, parcel);
    }

    @Override
    public void moved(String receiver, ReceiverState state, String actor) {
        if (state != ReceiverState.GONE && callback(receiver).isEmpty()) {
            throw Problem.notFound("This callback");
        }
    }

    private Optional<Callback> callback(String receiver) {
        return sources.find(receiver.substring(KIND.length() + 1))
                .map(found -> found.value().callback());
    }
}
