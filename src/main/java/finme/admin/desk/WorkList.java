package finme.admin.desk;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import finme.admin.desk.WorkNotes.Note;
import finme.admin.desk.WorkSource.Found;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that waits for a person. */
@Service
public class WorkList {
    /** Of a kind: beyond that nobody reads on, and the page says that there is more. */
    public static final int MOST = 100;

    private static final int LONGEST_NOTE = 2_000;

    private final List<WorkSource> sources;
    private final WorkNotes notes;
    private final Ledger ledger;
    /** Every overview that is open asks every few seconds, and each kind is a query. */
    private final LoadingCache<String, Map<WorkKind, Long>> lately =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(4)).build(any -> counts());

    WorkList(List<WorkSource> sources, WorkNotes notes, Ledger ledger) {
        this.sources =
                sources.stream().sorted(Comparator.comparing(WorkSource::kind)).toList();
        this.notes = notes;
        this.ledger = ledger;
    }

    /** Of each kind at most {@link #MOST}, oldest first. @param kind null for all */
    public List<WorkItem> items(@Nullable WorkKind kind) {
        return sources.stream()
                .filter(source -> kind == null || source.kind() == kind)
                .flatMap(this::items)
                .sorted(Comparator.comparing(WorkItem::since, Comparator.nullsLast(Comparator.<Instant>naturalOrder())))
                .toList();
    }

    /** How many wait, up to {@link #MOST}; kinds without any are missing. */
    public Map<WorkKind, Long> counts() {
        Map<WorkKind, Long> counts = new EnumMap<>(WorkKind.class);
        for (WorkSource source : sources) {
            long count = items(source).count();
            if (count > 0) {
                counts.merge(source.kind(), count, Long::sum);
            }
        }
        return counts;
    }

    /** As {@link #counts}, some seconds old unless somebody has done something at this node meanwhile. */
    public Map<WorkKind, Long> lately() {
        return lately.get("");
    }

    /** Somebody has done something: they want to see that it is done. */
    void looksDifferent() {
        lately.invalidateAll();
    }

    private Stream<WorkItem> items(WorkSource source) {
        List<Found> found = source.find(MOST);
        if (found.isEmpty()) {
            return Stream.empty();
        }
        Map<String, Note> known =
                notes.of(source.kind(), found.stream().map(Found::key).toList());
        return found.stream()
                .filter(each ->
                        !known.containsKey(each.key()) || !known.get(each.key()).settled())
                .map(each -> item(source.kind(), each, known.get(each.key())));
    }

    private static WorkItem item(WorkKind kind, Found found, @Nullable Note note) {
        return new WorkItem(
                kind,
                found.key(),
                found.text(),
                found.since(),
                found.place(),
                found.action(),
                kind.isDismissible(),
                note == null ? null : note.assignee(),
                note == null ? null : note.text());
    }

    /**
     * @param assignee who sees to it; null for nobody
     * @param note for whoever looks next; null for none
     * @throws Problem 404 when nothing such waits, 422 for a note that is too long
     */
    @Transactional
    public void assign(WorkKind kind, String key, @Nullable String assignee, @Nullable String note, String actor) {
        waiting(kind, key);
        if (note != null && note.length() > LONGEST_NOTE) {
            throw Problem.invalid("/note", "too_long", "A note has at most " + LONGEST_NOTE + " characters.");
        }
        notes.write(kind, key, new Note(assignee, note, false), actor);
    }

    /** Nothing is left to do. @throws Problem 404 when nothing such waits, 409 for what is settled elsewhere */
    @Transactional
    public void dismiss(WorkKind kind, String key, String actor) {
        WorkItem item = waiting(kind, key);
        if (!kind.isDismissible()) {
            throw Problem.conflict("settled_elsewhere", "This waits until it is settled at " + item.place() + '.');
        }
        notes.write(kind, key, new Note(item.assignee(), item.note(), true), actor);
        ledger.append(Change.of("work", key, 1, "dismissed", actor, Map.of("kind", kind.name())));
    }

    private WorkItem waiting(WorkKind kind, String key) {
        return items(kind).stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("This work"));
    }
}
