package finme.task.document;

import finme.fdforge.ErasedException;
import finme.fdforge.SubjectKey;
import finme.fdforge.Vault;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.kernel.Sha256;
import finme.task.BorrowerTask.Given;
import finme.task.document.DocumentTable.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Documents under their persons' keys. Each piece is sealed for its document and place, so a file can't be put together anew. */
@Component
public class Documents {
    private static final String NAME = "document.name";
    private static final String PIECE = "document.piece";

    private final DocumentTable table;
    private final Vault vault;

    Documents(DocumentTable table, Vault vault) {
        this.table = table;
        this.vault = vault;
    }

    /** Once more is the same. @return false when the task has as many as it may have */
    public boolean open(UUID id, UUID application, UUID borrower, UUID task, String name) {
        byte[] sealed = vault.of(borrower).seal(NAME, id, CleanName.of(name).getBytes(StandardCharsets.UTF_8));
        return table.open(id, application, borrower, task, sealed);
    }

    /** @throws Problem 404, 413, 422 */
    public void append(UUID application, UUID id, int number, byte[] piece, long largest) {
        Row row = upload(application, id);
        if (number == 0) {
            ContentType type = ContentType.of(piece);
            if (type == null) {
                throw Problem.invalid("/document", "document_type", "A PDF, JPEG or PNG is wanted.");
            }
            table.type(id, type.mediaType());
        } else if (row.type() == null) {
            throw Problem.conflict("document_incomplete", "The pieces of a document come in their order.");
        }
        if (table.size(id, number) + piece.length > largest) {
            throw Problem.of(413, "document_too_large", "A document has up to 10 MB.");
        }
        table.append(id, number, vault.of(row.borrower()).seal(PIECE, place(id, number), piece));
    }

    /** Once more is the same. @throws Problem 404, 409, 422 */
    public void close(UUID application, UUID task, UUID id, int pieces) {
        Row row = table.find(application, id)
                .filter(found -> found.task().equals(task))
                .orElseThrow(Documents::unknown);
        if (row.closedAt() != null) {
            return;
        }
        if (pieces == 0) {
            throw Problem.invalid("/document", "document_empty", "The file is empty.");
        }
        if (!table.close(id, pieces)) {
            throw Problem.conflict("document_incomplete", "Some of the document has not arrived; send it again.");
        }
    }

    private Row upload(UUID application, UUID id) {
        return table.find(application, id).filter(row -> row.closedAt() == null).orElseThrow(Documents::unknown);
    }

    /** Those that are whole, oldest first. */
    public Map<UUID, List<Given>> byTask(Collection<UUID> applications) {
        return table.of(applications).stream()
                .collect(Collectors.groupingBy(Row::task, Collectors.mapping(this::given, Collectors.toList())));
    }

    public List<Given> ofReply(UUID reply, UUID task) {
        return table.ofReply(reply, task).stream().map(this::given).toList();
    }

    public Given find(UUID application, UUID id) {
        return given(whole(application, id));
    }

    /** @throws ErasedException when the person was erased, or it was not kept so long */
    public void write(UUID application, UUID id, OutputStream out) throws IOException {
        Row row = whole(application, id);
        SubjectKey key = vault.of(row.borrower());
        for (int number = 0; number < row.pieces(); number++) {
            byte[] sealed = table.piece(id, number).orElseThrow(ErasedException::document);
            out.write(key.open(PIECE, place(id, number), sealed));
        }
    }

    private Row whole(UUID application, UUID id) {
        return table.find(application, id).filter(row -> row.closedAt() != null).orElseThrow(Documents::unknown);
    }

    private Given given(Row row) {
        return new Given(
                row.id(),
                name(row),
                Objects.requireNonNullElse(row.type(), "application/octet-stream"),
                row.size(),
                Objects.requireNonNullElse(row.closedAt(), row.openedAt()));
    }

    private @Nullable String name(Row row) {
        try {
            return row.name().length == 0
                    ? null
                    : new String(vault.of(row.borrower()).open(NAME, row.id(), row.name()), StandardCharsets.UTF_8);
        } catch (ErasedException erased) {
            return null;
        }
    }

    private static UUID place(UUID document, int number) {
        return Ids.derived(Sha256.digest((document + "/" + number).getBytes(StandardCharsets.UTF_8)));
    }

    private static Problem unknown() {
        return Problem.notFound("This document");
    }
}
