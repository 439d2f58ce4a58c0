package finme.task.store;

import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.task.BorrowerTask;
import finme.task.BorrowerTask.Field;
import finme.task.BorrowerTask.Given;
import finme.task.BorrowerTask.Kind;
import finme.task.BorrowerTasks;
import finme.task.document.Documents;
import finme.task.store.Asked.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class StoredTasks implements BorrowerTasks {
    private static final int LONGEST = 2000;

    private final TaskTable table;
    private final SealedTasks seals;
    private final Documents documents;
    private final TaskDone done;

    StoredTasks(TaskTable table, SealedTasks seals, Documents documents, TaskDone done) {
        this.table = table;
        this.seals = seals;
        this.documents = documents;
        this.done = done;
    }

    @Override
    public Map<UUID, List<BorrowerTask>> of(Collection<UUID> applications) {
        List<TaskRow> rows = table.of(applications);
        if (rows.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<Given>> given = documents.byTask(applications);
        return rows.stream()
                .map(row -> task(row, given.getOrDefault(row.id(), List.of())))
                .sorted(Comparator.comparing((BorrowerTask task) -> !task.open())
                        .thenComparing(BorrowerTask::askedAt))
                .collect(Collectors.groupingBy(BorrowerTask::application));
    }

    @Override
    public List<Waiting> waiting(int limit) {
        return table.waiting(limit);
    }

    @Override
    public Map<UUID, String> states(Collection<UUID> applications) {
        return table.states(applications);
    }

    private BorrowerTask task(TaskRow row, List<Given> given) {
        Asked asked = seals.asked(row);
        Map<String, String> values = seals.given(row);
        List<Field> fields = asked == null || row.kind() == Kind.DOCUMENT
                ? List.of()
                : asked.fields().stream()
                        .map(wanted -> new Field(wanted.code(), wanted.text(), values.get(wanted.code())))
                        .toList();
        return new BorrowerTask(
                row.id(),
                row.application(),
                row.partner(),
                row.kind(),
                row.isOpen(),
                asked == null ? null : asked.title(),
                fields,
                given,
                row.reply() != null,
                Objects.requireNonNullElse(row.askedAt(), Instant.EPOCH),
                row.doneAt());
    }

    @Override
    @Transactional
    public void complete(UUID application, UUID id, Map<String, String> values, String actor) {
        TaskRow row = done.find(application, id);
        if (!row.isOpen()) {
            return;
        }
        if (row.kind() == Kind.DOCUMENT) {
            throw Problem.conflict("document_needed", "This is done by handing in a document.");
        }
        Asked asked = Objects.requireNonNull(seals.asked(row));
        done.done(row, seals.seal(row.borrower(), id, read(row.kind(), asked, values)), actor);
    }

    /** A question has one answer, by whatever name it comes. */
    private static Map<String, String> read(Kind kind, Asked asked, Map<String, String> values) {
        Map<String, String> read = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (Wanted wanted : asked.fields()) {
            boolean only = kind == Kind.QUESTION && values.size() == 1;
            String value = only ? values.values().iterator().next() : values.get(wanted.code());
            String text = value == null ? "" : value.strip();
            if (text.isEmpty()) {
                faults.add(new Fault("/data/" + wanted.code(), "required", "A value is needed here."));
            } else if (text.length() > LONGEST) {
                faults.add(new Fault("/data/" + wanted.code(), "too_long", "At most 2,000 characters."));
            }
            read.put(wanted.code(), text);
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return read;
    }
}
