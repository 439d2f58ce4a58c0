package finme.loan.lifecycle;

import finme.canonical.CanonicalApplication;
import finme.fdforge.ErasedException;
import finme.kernel.Problem;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.retention.PersonalData;
import finme.retention.Traces;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Applications of a person to be erased. Open ones are withdrawn first; a signed one is waited for, since money is on its
 * way to somebody. The rows stay, for counts and caps; their documents are unreadable with the key.
 */
@Component
class LoansOfThePerson implements PersonalData {
    private final LoanDesk loans;

    LoansOfThePerson(LoanDesk loans) {
        this.loans = loans;
    }

    @Override
    public void end(Set<UUID> persons, String actor) {
        List<UUID> ids =
                loans.ofBorrowers(persons).stream().map(LoanApplication::id).toList();
        List<LoanApplication> locked = loans.lockAll(ids);
        locked.stream()
                .filter(each -> each.status() == ApplicationStatus.SIGNED)
                .findFirst()
                .ifPresent(LoansOfThePerson::refuse);
        withdrawOpen(locked, actor);
    }

    private static void refuse(LoanApplication signed) {
        throw Problem.conflict(
                "money_flows",
                "The contract of " + signed.reference()
                        + " is signed and its money is on the way: erase when it is paid out or cancelled.");
    }

    @Override
    public void trace(Set<UUID> persons, Traces traces) {
        for (LoanApplication application : loans.ofBorrowers(persons)) {
            traces.unique(application.reference()).unique(application.id().toString());
            traces.unique(loans.linkToken(application.id()));
            try {
                trace(loans.document(application.id()).borrower(), traces);
            } catch (ErasedException gone) {
                continue;
            }
        }
    }

    private static void trace(CanonicalApplication.Borrower borrower, Traces traces) {
        traces.unique(borrower.taxId()).unique(borrower.email()).phone(borrower.phone());
        traces.names(borrower.firstName(), borrower.lastName());
    }

    /** What came in while the person was being erased, or with a restored backup, is nobody's any more. */
    @Override
    public void erase(Erasing erasing) {
        if (erasing.again()) {
            withdrawOpen(loans.ofBorrowers(erasing.persons()), erasing.actor());
        }
    }

    private void withdrawOpen(List<LoanApplication> applications, String actor) {
        applications.stream()
                .filter(each -> !each.status().isFinal())
                .forEach(open -> loans.withdraw(open.id(), actor));
    }
}
