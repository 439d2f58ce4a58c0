package finme.reception;

import finme.kernel.Problem;
import finme.loan.ApplicationStatus;
import finme.reception.Arrival.Basis;
import finme.reception.Arrival.Key;
import finme.reception.IdempotencyKeys.Known;
import finme.reception.Reception.Receipt;
import java.util.Map;
import org.springframework.stereotype.Component;

/** One external id and one idempotency key are one application of their source, in whatever mixture they come. */
@Component
class Repeats {
    private final IdempotencyKeys keys;

    Repeats(IdempotencyKeys keys) {
        this.keys = keys;
    }

    /** Whether any of its keys was acknowledged before. */
    boolean isOne(Arrival arrival) {
        return keys.isKnown(arrival);
    }

    /** Waits for a concurrent one. @param status the answer, should it be the first */
    boolean isFirst(Arrival arrival, ApplicationStatus status) {
        return keys.claim(arrival, status.name());
    }

    /**
     * All keys have to mean the same application, with the same content; those that are new mean it from here on.
     *
     * @throws Problem 422 {@code idempotency_key_reused} or {@code external_id_reused}
     */
    Receipt firstReceipt(Arrival arrival) {
        Map<Key, Known> known = keys.known(arrival);
        for (Key key : arrival.keys()) {
            Known earlier = known.get(key);
            if (earlier != null && !keys.fits(key, earlier)) {
                throw otherContent(key.basis());
            }
        }
        Known first = known.values().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a claimed key has no application"));
        if (known.values().stream()
                .anyMatch(each -> !each.receipt().id().equals(first.receipt().id()))) {
            throw reused(
                    "idempotency_key_reused",
                    "The Idempotency-Key belongs to another application than the external id.");
        }
        if (known.size() < arrival.keys().size()) {
            keys.join(arrival, first);
        }
        return first.receipt();
    }

    private static Problem otherContent(Basis basis) {
        return basis == Basis.EXTERNAL_ID
                ? reused("external_id_reused", "The same external id was used before for an application that differs.")
                : reused("idempotency_key_reused", "The same key was used before for an application that differs.");
    }

    private static Problem reused(String code, String sentence) {
        return Problem.of(422, code, sentence);
    }
}
