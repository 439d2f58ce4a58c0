package finme.task.store;

import finme.dispatch.ReplyContents;
import finme.fdforge.ErasedException;
import finme.task.BorrowerTask.Given;
import finme.task.BorrowerTask.Kind;
import finme.task.document.Documents;
import finme.task.store.Asked.Wanted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a lender gets of what a borrower gave. */
@Component
class TaskReplies implements ReplyContents {
    private final TaskTable table;
    private final SealedTasks seals;
    private final Documents documents;

    TaskReplies(TaskTable table, SealedTasks seals, Documents documents) {
        this.table = table;
        this.seals = seals;
        this.documents = documents;
    }

    @Override
    public Contents of(UUID reply) {
        List<Answered> answers = new ArrayList<>();
        List<Document> files = new ArrayList<>();
        for (TaskRow row : table.ofReply(reply)) {
            Asked asked = seals.asked(row);
            if (asked == null) {
                throw new ErasedException();
            }
            if (row.kind() == Kind.DOCUMENT) {
                String code = asked.fields().get(0).code();
                documents.ofReply(reply, row.id()).forEach(given -> files.add(document(row, code, given)));
            } else {
                answers.addAll(answers(row, asked));
            }
        }
        return new Contents(answers, files);
    }

    private List<Answered> answers(TaskRow row, Asked asked) {
        Map<String, String> values = seals.given(row);
        String kind = row.kind() == Kind.FIELDS ? "FIELD" : "QUESTION";
        return asked.fields().stream()
                .map(wanted -> answered(kind, wanted, values))
                .toList();
    }

    private static Answered answered(String kind, Wanted wanted, Map<String, String> values) {
        return new Answered(kind, wanted.code(), wanted.text(), values.getOrDefault(wanted.code(), ""));
    }

    private static Document document(TaskRow row, String code, Given given) {
        String name = Objects.requireNonNullElse(given.name(), "document");
        return new Document(row.application(), given.id(), code, name, given.type(), given.size());
    }

    @Override
    public byte[] read(Document document) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream((int) document.size());
        try {
            documents.write(document.application(), document.id(), whole);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return whole.toByteArray();
    }
}
