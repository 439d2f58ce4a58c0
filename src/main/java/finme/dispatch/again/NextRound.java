package finme.dispatch.again;

import com.fasterxml.jackson.databind.JsonNode;
import finme.dispatch.Rerouting.By;
import finme.dispatch.notice.NoticeBook;
import finme.fdforge.Change;
import finme.fdforge.ErasedException;
import finme.fdforge.Ledger;
import finme.kernel.Problem;
import finme.loan.Amendments;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.loan.LoanProcess;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Another round of one application, in the surrounding transaction: what is open at partners is taken back, the status opens
 * again, the document says what its person says now, and the process goes on at the ranking.
 */
@Component
class NextRound {
    private final LoanDesk loans;
    private final Amendments amendments;
    private final NoticeBook notices;
    private final LoanProcess process;
    private final Ledger ledger;

    NextRound(LoanDesk loans, Amendments amendments, NoticeBook notices, LoanProcess process, Ledger ledger) {
        this.loans = loans;
        this.amendments = amendments;
        this.notices = notices;
        this.process = process;
        this.ledger = ledger;
    }

    void begin(UUID application, Map<String, JsonNode> values, By by) {
        if (loans.find(application).isEmpty()) {
            throw Problem.notFound("This application");
        }
        LoanApplication loan = loans.lock(application);
        insistOnDocument(loan);
        switch (loan.status()) {
            case UNPLACED -> loans.reopen(loan.id(), by.details(), by.actor());
            case WITH_PARTNERS ->
                ledger.append(
                        Change.of("application", loan.id(), loan.version(), "routed_again", by.actor(), by.details()));
            default -> throw refusal(loan.status());
        }
        notices.takeBack(loan.id());
        if (!values.isEmpty()) {
            amendments.amend(Set.of(loan.borrower()), values, by.actor());
        }
        process.routedAgain(loan.id());
    }

    private void insistOnDocument(LoanApplication loan) {
        try {
            loans.document(loan.id());
        } catch (ErasedException gone) {
            throw Problem.conflict(
                    "document_gone", "Its document can't be read any more, so nobody can be asked about it.");
        }
    }

    private static Problem refusal(ApplicationStatus status) {
        return switch (status) {
            case RECEIVED, INCOMPLETE, ROUTING ->
                Problem.conflict("too_early", "It was not ranked yet; the status is " + status + ".");
            default ->
                Problem.conflict(
                        "too_late",
                        "Only what is with partners or was taken by nobody is routed again; the status is " + status
                                + ".");
        };
    }
}
