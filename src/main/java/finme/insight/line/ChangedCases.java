package finme.insight.line;

import finme.dispatch.DispatchListener;
import finme.fdforge.Change;
import finme.fdforge.LedgerListener;
import finme.work.AfterCommit;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Applications that this node has changed since their line was drawn. Costs the change no statement; a crash forgets them. */
@Component
class ChangedCases implements LedgerListener, DispatchListener {
    /** They change nothing that a line tells. */
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("crm_confirmed", "revealed", "tried_at_partner", "note_written", "sent_again");

    /** Since when. */
    private final Map<UUID, Instant> waiting = new ConcurrentHashMap<>();

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
            AfterCommit.run(() -> {
                Instant now = Instant.now();
                applications.forEach(id -> waiting.putIfAbsent(id, now));
            });
        }
    }

    /**
     * What is changed from now on comes again.
     *
     * @param waited at least so long: an application changes several times within moments, and one line tells of all
     */
    List<UUID> take(int most, Duration waited) {
        Instant latest = Instant.now().minus(waited);
        return waiting.entrySet().stream()
                .filter(each -> !each.getValue().isAfter(latest))
                .limit(most)
                .filter(each -> waiting.remove(each.getKey(), each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** They could not be drawn. */
    void giveBack(Collection<UUID> applications) {
        applications.forEach(id -> waiting.putIfAbsent(id, Instant.EPOCH));
    }
}
