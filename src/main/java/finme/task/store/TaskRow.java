package finme.task.store;

import finme.task.BorrowerTask.Kind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task as it is stored. @param asked sealed {@link Asked} @param given sealed values, null while it is open */
public record TaskRow(
        UUID id,
        UUID application,
        UUID borrower,
        UUID dispatch,
        String partner,
        Kind kind,
        byte[] asked,
        byte @Nullable [] given,
        @Nullable Instant askedAt,
        @Nullable Instant doneAt,
        @Nullable UUID reply) {
    public boolean isOpen() {
        return doneAt == null;
    }

    @Override
    public String toString() {
        return "TaskRow[" + id + ']';
    }
}
