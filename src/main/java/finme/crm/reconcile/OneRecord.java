package finme.crm.reconcile;

import finme.borrower.Persons;
import finme.catalogue.Catalogue;
import finme.crm.Crm;
import finme.crm.CrmConflicts;
import finme.crm.RecordKind;
import finme.crm.out.Hearers;
import finme.crm.twoway.CommonVersions;
import finme.crm.twoway.CommonVersions.Known;
import finme.delivery.States;
import finme.delivery.States.Subject;
import finme.directory.Directory;
import finme.kernel.Problem;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** One record told once more because somebody wants it, whatever the CRM is thought to have. */
@Component
class OneRecord {
    private final Persons persons;
    private final LoanDesk loans;
    private final Catalogue<Partner> partners;
    private final Catalogue<Directory> directories;
    private final Hearers hearers;
    private final CommonVersions versions;
    private final States states;

    OneRecord(
            Persons persons,
            LoanDesk loans,
            Catalogue<Partner> partners,
            Catalogue<Directory> directories,
            Hearers hearers,
            CommonVersions versions,
            States states) {
        this.persons = persons;
        this.loans = loans;
        this.partners = partners;
        this.directories = directories;
        this.hearers = hearers;
        this.versions = versions;
        this.states = states;
    }

    /**
     * In the caller's transaction.
     *
     * @param typed its key; an id may be written in other ways than ours
     * @throws Problem 404 when there is none, 409 when it is not to be told
     */
    void tell(Crm crm, RecordKind kind, String typed) {
        if (!crm.hears(kind)) {
            throw Problem.conflict("not_heard", "This CRM hears nothing of such records.");
        }
        String key = kind == RecordKind.BORROWER || kind == RecordKind.APPLICATION
                ? id(typed).toString()
                : typed;
        if (!exists(kind, key)) {
            throw Problem.notFound("This record");
        }
        if (kind == RecordKind.BORROWER && crm.tells(kind)) {
            forgetWhatItHas(crm, UUID.fromString(key));
        }
        states.tell(crm.receiver(), List.of(new Subject(kind.word(), key)));
    }

    /** What it has as we think is not sent. */
    private void forgetWhatItHas(Crm crm, UUID borrower) {
        Known known = versions.lock(crm.code(), borrower).orElse(null);
        if (known != null && known.common().open().contains(CrmConflicts.RECORD)) {
            throw Problem.conflict("deleted_there", "It was deleted there; decide on the conflict first.");
        }
        if (known != null) {
            versions.store(crm.code(), borrower, known.untold());
        }
    }

    private boolean exists(RecordKind kind, String key) {
        return switch (kind) {
            case BORROWER -> !persons.members(UUID.fromString(key)).isEmpty();
            case APPLICATION ->
                loans.find(UUID.fromString(key))
                        .filter(loan -> !loan.test() && hearers.isTold(loan.status()))
                        .isPresent();
            case PARTNER -> partners.find(key).isPresent();
            case DIRECTORY -> directories.find(key).isPresent();
        };
    }

    private static UUID id(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException none) {
            throw Problem.notFound("This record");
        }
    }
}
