package finme.crm.out;

import finme.crm.CrmProcess;
import finme.crm.RecordKind;
import finme.delivery.States;
import finme.delivery.States.Subject;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Tells the process what was confirmed, in the transaction that writes it down: once the last CRM has it. */
@Component
class CrmConfirmations {
    private final Hearers hearers;
    private final States states;
    /** Asked for late: the process hands records over, too. */
    private final Supplier<CrmProcess> process;

    private final Ledger ledger;

    CrmConfirmations(Hearers hearers, States states, ObjectProvider<CrmProcess> process, Ledger ledger) {
        this.hearers = hearers;
        this.states = states;
        this.process = SingletonSupplier.of(process::getObject);
        this.ledger = ledger;
    }

    /** @param versions of the applications as they were sent, by id */
    void confirmed(Collection<Subject> subjects, Map<String, Integer> versions) {
        List<Subject> applications = subjects.stream()
                .filter(subject -> subject.kind().equals(RecordKind.APPLICATION.word()))
                .toList();
        Set<Subject> waitedFor =
                applications.isEmpty() || hearers.of(RecordKind.APPLICATION).size() < 2
                        ? Set.of()
                        : states.waitedFor("crm", applications);
        List<UUID> everywhere = applications.stream()
                .filter(subject -> !waitedFor.contains(subject))
                .map(subject -> UUID.fromString(subject.key()))
                .toList();
        if (!everywhere.isEmpty()) {
            ledger.append(process.get().synced(everywhere).stream()
                    .map(application -> confirmed(application, versions.getOrDefault(application.toString(), 0)))
                    .toArray(Change[]::new));
        }
    }

    private static Change confirmed(UUID application, int version) {
        return Change.of("application", application, version, "crm_confirmed", "system", Map.of());
    }
}
