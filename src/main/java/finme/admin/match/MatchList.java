package finme.admin.match;

import finme.borrower.MatchCase;
import finme.borrower.MatchCase.State;
import finme.borrower.Persons;
import finme.kernel.Cursor;
import finme.kernel.Problem;
import finme.kernel.Slice;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cases by state, newest first, a page at a time. */
@Component
class MatchList {
    private final Persons persons;

    MatchList(Persons persons) {
        this.persons = persons;
    }

    /** @param cursor the {@code next} of the page before @throws Problem 422 for another one */
    Slice<MatchCase> page(State state, @Nullable String cursor, int size) {
        List<MatchCase> found = persons.cases(state, Cursor.id(cursor), size + 1);
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
}
