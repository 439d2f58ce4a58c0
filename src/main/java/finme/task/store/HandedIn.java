package finme.task.store;

import finme.kernel.Problem;
import finme.task.BorrowerTask.Given;
import finme.task.BorrowerTask.Kind;
import finme.task.TaskDocuments;
import finme.task.document.Documents;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class HandedIn implements TaskDocuments {
    private final Documents documents;
    private final TaskDone done;

    HandedIn(Documents documents, TaskDone done) {
        this.documents = documents;
        this.done = done;
    }

    @Override
    @Transactional
    public void open(UUID application, UUID task, UUID upload, String name) {
        TaskRow row = done.find(application, task);
        if (row.kind() != Kind.DOCUMENT || row.reply() != null) {
            throw Problem.conflict("no_document_wanted", "No document is wanted here any more.");
        }
        if (!documents.open(upload, application, row.borrower(), task, name)) {
            throw Problem.conflict("too_many_documents", "At most ten documents belong to one request.");
        }
    }

    @Override
    @Transactional
    public void append(UUID application, UUID upload, int number, byte[] piece) {
        if (piece.length > PIECE) {
            throw Problem.of(413, "piece_too_large", "A piece has up to 256 KiB.");
        }
        documents.append(application, upload, number, piece, LARGEST);
    }

    @Override
    @Transactional
    public void close(UUID application, UUID task, Map<UUID, Integer> pieces, String actor) {
        TaskRow row = done.find(application, task);
        pieces.forEach((upload, count) -> documents.close(application, task, upload, count));
        if (row.isOpen()) {
            done.done(row, null, actor);
        }
    }

    @Override
    public Given find(UUID application, UUID document) {
        return documents.find(application, document);
    }

    @Override
    public void write(UUID application, UUID document, OutputStream out) throws IOException {
        documents.write(application, document, out);
    }
}
