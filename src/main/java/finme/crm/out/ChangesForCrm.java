package finme.crm.out;

import finme.crm.Crm;
import finme.crm.RecordKind;
import finme.delivery.Outbox;
import finme.delivery.ReceiverState;
import finme.delivery.States;
import finme.fdforge.Change;
import finme.fdforge.LedgerListener;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * CRMs hear of each change of borrowers, partners and directories, in its own transaction; applications have moments of
 * their own. What somebody has saved of a CRM goes for its receiver, too.
 */
@Component
class ChangesForCrm implements LedgerListener {
    private static final Set<RecordKind> TOLD = Set.of(RecordKind.BORROWER, RecordKind.PARTNER, RecordKind.DIRECTORY);

    private final Hearers hearers;
    private final Outbox receivers;
    private final States states;

    ChangesForCrm(Hearers hearers, Outbox receivers, States states) {
        this.hearers = hearers;
        this.receivers = receivers;
        this.states = states;
    }

    @Override
    public void written(List<Change> changes) {
        Map<RecordKind, Set<String>> told = new EnumMap<>(RecordKind.class);
        for (Change change : changes) {
            if (change.kind().equals("crm")) {
                follow(change);
            }
            RecordKind.of(change.kind())
                    .filter(TOLD::contains)
                    .ifPresent(kind -> told.computeIfAbsent(kind, fresh -> new TreeSet<>())
                            .add(
                                    change.subject() == null
                                            ? String.valueOf(change.code())
                                            : change.subject().toString()));
        }
        told.forEach(hearers::tell);
    }

    /** What was refused may be taken as it is mapped now: nobody waits for its next turn. */
    private void follow(Change change) {
        ReceiverState state =
                ReceiverState.valueOf(String.valueOf(change.details().get("state")));
        for (String receiver : List.of(Crm.RECEIVER + change.code(), Crm.READ + change.code())) {
            receivers.set(receiver, state);
            states.tryAgain(receiver);
        }
    }
}
