package finme.admin.action;

import finme.fdforge.Change;
import finme.fdforge.ErasedException;
import finme.fdforge.Ledger;
import finme.fdforge.SubjectKey;
import finme.fdforge.Vault;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people write about an application for whoever looks at it next. Words of their own may name its borrower, so they are
 * sealed under that person's key and gone with it; the ledger says only that somebody wrote.
 */
@Service
public class CaseNotes {
    private static final String COLUMN = "application_note.text";
    private static final int LONGEST = 2_000;

    private final LoanDesk loans;
    private final NoteRows rows;
    private final Vault vault;
    private final Ledger ledger;

    CaseNotes(LoanDesk loans, NoteRows rows, Vault vault, Ledger ledger) {
        this.loans = loans;
        this.rows = rows;
        this.vault = vault;
        this.ledger = ledger;
    }

    public record Note(UUID id, Instant at, String actor, String text) {
        @Override
        public String toString() {
            return "Note[" + id + ']';
        }
    }

    /** @throws Problem 404 unknown; 409 when its person was erased; 422 for a text that is blank or too long */
    @Transactional
    public UUID add(UUID application, @Nullable String text, String actor) {
        LoanApplication loan = find(application);
        String words = text == null ? "" : text.strip();
        if (words.isEmpty() || words.length() > LONGEST || words.indexOf('\0') >= 0) {
            throw Problem.invalid("/text", "invalid_value", "A note has between 1 and " + LONGEST + " characters.");
        }
        UUID id = Ids.next();
        byte[] sealed = key(loan).seal(COLUMN, id, words.getBytes(StandardCharsets.UTF_8));
        rows.add(id, loan, actor, sealed);
        ledger.append(Change.of(
                "application", application, loan.version(), "note_written", actor, Map.of("note", id.toString())));
        return id;
    }

    private SubjectKey key(LoanApplication loan) {
        try {
            return vault.of(loan.borrower());
        } catch (ErasedException erased) {
            throw Problem.conflict("erased", "This person was erased; nothing is written about them any more.");
        }
    }

    /** Newest first; none of a person that was erased. @throws Problem 404 */
    public List<Note> of(UUID application) {
        LoanApplication loan = find(application);
        List<NoteRows.Row> all = rows.of(application);
        if (all.isEmpty()) {
            return List.of();
        }
        try {
            SubjectKey key = vault.of(loan.borrower());
            return all.stream()
                    .map(row -> new Note(
                            row.id(),
                            row.at(),
                            row.actor(),
                            new String(key.open(COLUMN, row.id(), row.sealed()), StandardCharsets.UTF_8)))
                    .toList();
        } catch (ErasedException erased) {
            return List.of();
        }
    }

    private LoanApplication find(UUID application) {
        return loans.find(application).orElseThrow(() -> Problem.notFound("This application"));
    }
}
