package finme.crm.out;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.crm.Crm;
import finme.crm.RecordKind;
import finme.delivery.States;
import finme.delivery.States.Subject;
import finme.loan.ApplicationStatus;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who hears of a kind of record, by what this node knows: a kind nobody hears of costs no statement. */
@Component
public class Hearers {
    /** Confirms what no CRM hears of, so that whoever waits for a confirmation gets one. */
    static final String NOBODY = Crm.RECEIVER + "none";

    static final Set<ApplicationStatus> SOLD =
            EnumSet.of(ApplicationStatus.OFFERED, ApplicationStatus.ACCEPTED, ApplicationStatus.SIGNED);

    private final Catalogue<Crm> crms;
    private final States states;

    Hearers(Catalogue<Crm> crms, States states) {
        this.crms = crms;
        this.states = states;
    }

    List<Crm> of(RecordKind kind) {
        return crms.all().stream()
                .map(Versioned::value)
                .filter(crm -> crm.hears(kind))
                .toList();
    }

    /** @return whether CRMs hear of applications in such a status: once there is something to sell, and how it ended */
    public boolean isTold(ApplicationStatus status) {
        return status.isFinal() || SOLD.contains(status);
    }

    void tell(RecordKind kind, Collection<String> keys) {
        List<Subject> subjects = subjects(kind, keys);
        of(kind).forEach(crm -> states.tell(crm.receiver(), subjects));
    }

    static List<Subject> subjects(RecordKind kind, Collection<String> keys) {
        return keys.stream().map(key -> new Subject(kind.word(), key)).toList();
    }
}
