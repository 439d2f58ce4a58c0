package finme.crm.queue;

import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.retention.PersonalData;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The CRM hears of an erasure by the records it has: each of the person's applications is sent once more, and says now
 * that its borrower was erased. Lenders have no address for such a message yet; when one gets it, this is where it goes.
 */
@Component
class ErasureForCrm implements PersonalData {
    private final LoanDesk loans;
    private final CrmTasks tasks;

    ErasureForCrm(LoanDesk loans, CrmTasks tasks) {
        this.loans = loans;
        this.tasks = tasks;
    }

    @Override
    public void erase(Erasing erasing) {
        if (!erasing.again()) {
            List<UUID> applications = loans.ofBorrowers(erasing.persons()).stream()
                    .map(LoanApplication::id)
                    .toList();
            tasks.known(applications).forEach(tasks::queue);
        }
    }
}
