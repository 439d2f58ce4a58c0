package finme.catalogue;

import finme.kernel.Problem;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a writer believes to be stored, so that nobody overwrites what they have not seen. */
public sealed interface ExpectedVersion {
    ExpectedVersion ANY = new Any();
    ExpectedVersion ABSENT = new Absent();
    ExpectedVersion PRESENT = new Present();

    static ExpectedVersion exactly(int version) {
        return new OneOf(Set.of(version));
    }

    /** @param current null when nothing is stored */
    boolean fits(@Nullable Integer current);

    /** @throws Problem 412 when something else is stored */
    default void check(@Nullable Integer current) {
        if (!fits(current)) {
            throw Problem.of(412, "stale", "It was changed in the meantime; read it again.");
        }
    }

    record Any() implements ExpectedVersion {
        @Override
        public boolean fits(@Nullable Integer current) {
            return true;
        }
    }

    record Absent() implements ExpectedVersion {
        @Override
        public boolean fits(@Nullable Integer current) {
            return current == null;
        }
    }

    record Present() implements ExpectedVersion {
        @Override
        public boolean fits(@Nullable Integer current) {
            return current != null;
        }
    }

    record OneOf(Set<Integer> versions) implements ExpectedVersion {
        @Override
        public boolean fits(@Nullable Integer current) {
            return current != null && versions.contains(current);
        }
    }
}
