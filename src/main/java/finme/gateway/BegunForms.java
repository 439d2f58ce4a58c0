package finme.gateway;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Half-filled forms, kept in core until somebody who holds the token goes on with them. Never at an edge. */
public interface BegunForms {
    /** @param token unguessable, made at the edge */
    void begin(String token, Begun begun);

    /** @return false when there is none of this form under the token */
    boolean save(String token, Begun begun);

    Optional<Begun> find(String token);

    /** Once it was sent. */
    CompletableFuture<Void> forget(String token);

    /**
     * @param version of the form it was begun on
     * @param data what was typed, as JSON
     * @param savedAt null for one that is about to be saved
     */
    record Begun(
            String form, int version, String data, @Nullable Instant savedAt) {
        @Override
        public String toString() {
            return "Begun[" + form + ' ' + version + ']';
        }
    }
}
