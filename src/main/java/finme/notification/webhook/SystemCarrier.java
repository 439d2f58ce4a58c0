package finme.notification.webhook;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.delivery.Carrier;
import finme.delivery.Receipt;
import finme.delivery.ReceiverState;
import finme.notification.ConnectedSystem;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/** To connected systems; what becomes of one's receiver is kept in what is saved of it. */
@Component
class SystemCarrier implements Carrier {
    private final Catalogue<ConnectedSystem> systems;
    private final SignedPost post;

    SystemCarrier(Catalogue<ConnectedSystem> systems, SignedPost post) {
        this.systems = systems;
        this.post = post;
    }

    @Override
    public String kind() {
        return ConnectedSystem.KIND;
    }

    @Override
    public CompletionStage<Receipt> carry(Parcel parcel) {
        return systems.find(code(parcel.receiver()))
                .map(Versioned::value)
                .map(system -> post.send(system.url(), system.signingSecrets(Instant.now()), parcel))
                .orElseGet(() -> SignedPost.refused("unknown_system"));
    }

    @Override
    public void moved(String receiver, ReceiverState state, String actor) {
        systems.change(code(receiver), system -> system.withState(state), actor);
    }

    private static String code(String receiver) {
        return receiver.substring(ConnectedSystem.KIND.length() + 1);
    }
}
