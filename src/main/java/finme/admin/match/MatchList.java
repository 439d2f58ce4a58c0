package finme.admin.match;

import finme.borrower.MatchCase;
import finme.borrower.MatchCase.State;
import finme.borrower.Persons;
import finme.kernel.Problem;
import finme.kernel.Slice;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cases by state, newest first, a page at a time. */
@Component
class MatchList {
    private final Persons persons;

    MatchList(Persons persons) {
        this.persons = persons;
    }

    /** @param cursor the {@code next} of the page before @throws Problem 400 for another one */
    Slice<MatchCase> page(State state, @Nullable String cursor, int size) {
        List<MatchCase> found = persons.cases(state, position(cursor), size + 1);
        boolean more = found.size() > size;
        List<MatchCase> items = more ? found.subList(0, size) : found;
        return new Slice<>(List.copyOf(items), more ? items.get(size - 1).id().toString() : null);
    }

    /** @throws Problem 422 at {@code /state} */
    static State state(@Nullable String name) {
        try {
            return name == null || name.isBlank()
                    ? State.OPEN
                    : State.valueOf(name.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("/state", "invalid_state", "Must be one of OPEN, SAME, DIFFERENT.");
        }
    }

    private static @Nullable UUID position(@Nullable String cursor) {
        try {
            return cursor == null || cursor.isBlank() ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException foreign) {
            throw Problem.of(400, "invalid_cursor", "The cursor is not one this list has given.");
        }
    }
}
