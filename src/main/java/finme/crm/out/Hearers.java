package finme.crm.out;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.crm.Crm;
import finme.crm.RecordKind;
import finme.delivery.States;
import finme.delivery.States.Subject;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who hears of a kind of record, by what this node knows: a kind nobody hears of costs no statement. */
@Component
class Hearers {
    /** Confirms what no CRM hears of, so that whoever waits for a confirmation gets one. */
    static final String NOBODY = Crm.RECEIVER + "none";

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

    void tell(RecordKind kind, Collection<String> keys) {
        List<Subject> subjects = subjects(kind, keys);
        of(kind).forEach(crm -> states.tell(crm.receiver(), subjects));
    }

    static List<Subject> subjects(RecordKind kind, Collection<String> keys) {
        return keys.stream().map(key -> new Subject(kind.word(), key)).toList();
    }
}
