package finme.insight.line;

import finme.dispatch.DispatchListener;
import finme.fdforge.Change;
import finme.fdforge.LedgerListener;
import finme.work.AfterCommit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Applications that this node has changed since their line was drawn. Costs the change no statement; a crash forgets them. */
@Component
class ChangedCases implements LedgerListener, DispatchListener {
    /** They change nothing that a line tells. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("crm_confirmed", "revealed", "tried_at_partner");

    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();

    @Override
    public void written(List<Change> changes) {
        note(changes.stream()
                .filter(change -> change.kind().equals("application") && !WITHOUT_EFFECT.contains(change.action()))
                .map(Change::subject)
                .filter(Objects::nonNull)
                .toList());
    }

    @Override
    public void changed(Collection<UUID> applications) {
        note(List.copyOf(applications));
    }

    private void note(List<UUID> applications) {
        if (!applications.isEmpty()) {
            AfterCommit.run(() -> waiting.addAll(applications));
        }
    }

    /** What is changed from now on comes again. */
    List<UUID> take(int most) {
        List<UUID> taken = new ArrayList<>();
        for (Iterator<UUID> each = waiting.iterator(); each.hasNext() && taken.size() < most; ) {
            taken.add(each.next());
            each.remove();
        }
        return taken;
    }

    /** They could not be drawn. */
    void giveBack(Collection<UUID> applications) {
        waiting.addAll(applications);
    }
}
