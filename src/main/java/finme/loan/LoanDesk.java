package finme.loan;

import finme.canonical.CanonicalApplication;
import finme.fdforge.LedgerEntry;
import finme.kernel.Slice;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The loan application's lifecycle. Status moves only forward: nothing leaves a final status but what nobody took, and a late fact about a
 * finished application is answered with {@code false}, not with an exception.
 */
public interface LoanDesk {
    /** Stores a new application, sealed under its borrower's key, writes the ledger and starts the process. */
    LoanApplication receive(Arrived arrived);

    /**
     * An application that is new here.
     *
     * @param returning whether the borrower was known before
     * @param forced how a test is to end; null for all others
     * @param complete whether it has all it needs; if not, its status is {@code INCOMPLETE}
     */
    record Arrived(
            UUID id,
            UUID borrower,
            boolean returning,
            String source,
            boolean test,
            @Nullable String forced,
            boolean complete,
            CanonicalApplication document) {
        @Override
        public String toString() {
            return "Arrived[" + id + ']';
        }
    }

    /**
     * Replaces the document of an incomplete application by a complete one; it is received then and its process goes on.
     *
     * @return false when it is not incomplete any more; nothing is changed then
     */
    boolean complete(UUID id, CanonicalApplication document, String actor);

    Optional<LoanApplication> find(UUID id);

    /** @return those that exist, in no order */
    List<LoanApplication> findAll(Collection<UUID> ids);

    /** @return all applications of these borrowers, oldest first */
    List<LoanApplication> ofBorrowers(Collection<UUID> borrowers);

    /** Reads and locks the row until the transaction ends: whoever decides on an application does it alone. */
    LoanApplication lock(UUID id);

    /** The same for several at once, in one order for all. @return those that exist */
    List<LoanApplication> lockAll(Collection<UUID> ids);

    /** @throws finme.fdforge.ErasedException when the borrower was erased, or the document was not kept so long */
    CanonicalApplication document(UUID id);

    ApplicationFacts facts(UUID id);

    /** The same, from a row and document already read. */
    default ApplicationFacts facts(LoanApplication application, CanonicalApplication document) {
        return facts(application, document, LocalDate.now());
    }

    /** The same as they were on another day. */
    ApplicationFacts facts(LoanApplication application, CanonicalApplication document, LocalDate day);

    /**
     * Moves to a status, with its ledger row.
     *
     * @param reason code, null where the status says it all
     * @param actor as in {@link finme.fdforge.Change}
     * @return false when the application is in a final status already; nothing is changed then
     */
    boolean move(UUID id, ApplicationStatus status, @Nullable String reason, String actor);

    /**
     * Writes into its history what was done about it without moving it.
     *
     * @param action as in {@link finme.fdforge.Change}, shown in the timeline
     * @param reason a code
     */
    void note(UUID id, String action, String reason, String actor);

    /**
     * Opens again what nobody took, for another round; the only way out of a final status. Its process is the caller's to
     * tell.
     *
     * @param why codes for the ledger
     * @throws finme.kernel.Problem 409 unless it is {@code UNPLACED}
     */
    void reopen(UUID id, Map<String, String> why, String actor);

    /** Withdraws and tells the process. @throws finme.kernel.Problem 404 unknown, 409 in a final status */
    LoanApplication withdraw(UUID id, String actor);

    /** Newest first. @param cursor of the previous slice, null for the first */
    Slice<LoanApplication> list(ApplicationFilter filter, @Nullable String cursor, int limit);

    /** All applications of these borrowers, newest first. @param cursor of the previous slice, null for the first */
    Slice<LoanApplication> ofBorrowers(Collection<UUID> borrowers, @Nullable String cursor, int limit);

    /** How many applications each of these borrowers has; one without any is left out. */
    Map<UUID, Long> countsOf(Collection<UUID> borrowers);

    /** How many applications stand in each status, tests aside; a status nobody is in is left out. */
    Map<ApplicationStatus, Long> counts();

    List<LedgerEntry> history(UUID id);

    /** An unguessable token under which the borrower sees this application; the same for ever. */
    String linkToken(UUID id);

    /** @return empty also when the borrower was erased */
    Optional<UUID> byLinkToken(String token);
}
