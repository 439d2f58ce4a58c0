package finme.delivery.send;

import finme.delivery.Carrier;
import finme.delivery.Carrier.Parcel;
import finme.delivery.Receipt;
import finme.delivery.ReceiverState;
import finme.kernel.Problem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The carrier of each kind of receiver. */
@Component
public class Carriers {
    /** Asked for late: they live in modules that queue messages, too. */
    private final Supplier<List<Carrier>> all;

    Carriers(ObjectProvider<Carrier> all) {
        this.all = SingletonSupplier.of(() -> all.stream().toList());
    }

    /** Whatever a carrier throws is a try in vain. */
    CompletionStage<Receipt> carry(Parcel parcel) {
        try {
            return of(parcel.receiver())
                    .map(carrier -> carrier.carry(parcel))
                    .orElseGet(() -> CompletableFuture.completedFuture(new Receipt.Refused(null, "no_carrier", null)));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** @throws Problem 404 when there is no such kind of receiver, and what the carrier has against it */
    public void moved(String receiver, ReceiverState state, String actor) {
        of(receiver).orElseThrow(() -> Problem.notFound("This receiver")).moved(receiver, state, actor);
    }

    private Optional<Carrier> of(String receiver) {
        String kind = receiver.substring(0, Math.max(0, receiver.indexOf(':')));
        return all.get().stream().filter(carrier -> carrier.kind().equals(kind)).findFirst();
    }
}
