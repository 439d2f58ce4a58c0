package finme.crm.out;

import finme.crm.Crm;
import finme.crm.RecordKind;
import finme.crm.twoway.CommonVersions;
import finme.crm.twoway.Disputes;
import finme.delivery.States;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.retention.PersonalData;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A CRM hears of an erasure by the records it has: each of the person's applications, and the person, is sent once more,
 * and says now that its borrower was erased. Lenders have no address for such a message yet; when one gets it, this is
 * where it goes.
 */
@Component
class ErasureForCrm implements PersonalData {
    private final LoanDesk loans;
    private final Hearers hearers;
    private final States states;
    private final CommonVersions versions;
    private final Disputes disputes;

    ErasureForCrm(LoanDesk loans, Hearers hearers, States states, CommonVersions versions, Disputes disputes) {
        this.versions = versions;
        this.disputes = disputes;
        this.loans = loans;
        this.hearers = hearers;
        this.states = states;
    }

    @Override
    public void erase(Erasing erasing) {
        if (!erasing.again()) {
            List<String> applications = loans.ofBorrowers(erasing.persons()).stream()
                    .map(LoanApplication::id)
                    .map(UUID::toString)
                    .toList();
            List<String> persons =
                    erasing.persons().stream().map(UUID::toString).toList();
            tell(RecordKind.APPLICATION, applications);
            tell(RecordKind.BORROWER, persons);
            versions.forget(erasing.persons());
            disputes.forget(erasing.persons());
        }
    }

    private void tell(RecordKind kind, List<String> keys) {
        for (Crm crm : hearers.of(kind)) {
            states.tell(crm.receiver(), states.known(crm.receiver(), Hearers.subjects(kind, keys)));
        }
    }
}
