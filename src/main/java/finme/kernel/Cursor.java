package finme.kernel;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on: the {@code next} of the page before, handed back. Most lists go by time-ordered ids, so theirs is
 * the id of the last item; none and blank mean the first page.
 */
public final class Cursor {
    private static final Fault FOREIGN =
            new Fault("/cursor", "invalid_cursor", "Must be the \"next\" of a page before.");

    private Cursor() {}

    /** @throws Problem 422 for what is no id */
    public static @Nullable UUID id(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        UUID id = parsed(cursor.strip());
        if (id == null) {
            throw foreign();
        }
        return id;
    }

    /** As {@link #id(String)}, with the fault among the others of a request. */
    public static @Nullable UUID id(@Nullable String cursor, List<Fault> faults) {
        try {
            return id(cursor);
        } catch (Problem foreign) {
            faults.addAll(foreign.errors());
            return null;
        }
    }

    /** For lists whose order goes by more than an id. */
    public static Problem foreign() {
        return Problem.invalid(FOREIGN.pointer(), FOREIGN.code(), FOREIGN.message());
    }

    /** Ids are taken as they were given only: shorter spellings of one are nobody's {@code next}. */
    private static @Nullable UUID parsed(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? id : null;
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
