package finme.batch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of applications and how far it is.
 *
 * @param actor who sent it: the source itself, or somebody of the back office
 * @param reason why it failed; null when it did not
 * @param rows in the file, as far as it has come
 * @param accepted rows that were answered with an application, new or known
 * @param duplicates those of them whose application came before this file
 * @param rejected rows the report tells about; the rest is still to be done
 */
public record Batch(
        UUID id,
        String source,
        String actor,
        State state,
        @Nullable String reason,
        int rows,
        int accepted,
        int duplicates,
        int rejected,
        Instant openedAt,
        @Nullable Instant endedAt) {
    /** The file is coming in; its rows are being taken in; all of them are; nothing of it was taken in, ever. */
    public enum State {
        RECEIVING,
        RUNNING,
        DONE,
        FAILED;

        public boolean isFinal() {
            return this == DONE || this == FAILED;
        }
    }

    public int done() {
        return accepted + rejected;
    }
}
