package finme.borrower;

import com.fasterxml.jackson.databind.JsonNode;
import finme.canonical.CanonicalApplication;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where all that is known of persons comes in. */
public interface Borrowers {
    /**
     * Finds the person by tax id, else by phone or e-mail with the same birth date and name, or makes a new one with a
     * key of their own. Two applications of one person at once give one person. What is new is added, sealed, with its
     * source; where somebody has to decide who is who, a {@link MatchCase} is left. Needs a surrounding transaction.
     *
     * @param id of the application
     * @param source code of the source it came from
     */
    Match matchOrCreate(CanonicalApplication application, UUID id, String source);

    /**
     * Makes a person for a test: nobody is found by what it says, and it is found by nobody, so that no real person is
     * told wrong by it. Needs a surrounding transaction.
     */
    Match createApart(CanonicalApplication application, UUID id, String source);

    /**
     * Adds what somebody said of a known person. A value that is null says nothing; one that this source said last and
     * that is the newest is no news.
     *
     * @param values by canonical path, normalised as the canonical application has them
     * @param source as {@link Known} names it
     * @param application by which it came, if any
     * @return whether anything was new
     * @throws finme.kernel.Problem 404 unknown borrower, 422 {@code unknown_attribute}
     * @throws finme.fdforge.ErasedException when the person was erased
     */
    boolean learn(UUID borrower, Map<String, JsonNode> values, String source, @Nullable UUID application);

    /**
     * @param borrower the one whose key matched, whatever it was merged with; {@link Persons} tells whose it is
     * @param returning false for a new person
     */
    record Match(UUID borrower, boolean returning) {}
}
