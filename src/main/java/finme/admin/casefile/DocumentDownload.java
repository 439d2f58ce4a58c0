package finme.admin.casefile;

import finme.admin.Page;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.loan.LoanApplication;
import finme.task.BorrowerTask.Given;
import finme.task.TaskDocuments;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** A borrower's document for whoever works the case: saved, not shown, and the look is in the ledger first. */
@Page
public class DocumentDownload {
    private final Cases cases;
    private final TaskDocuments documents;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    DocumentDownload(Cases cases, TaskDocuments documents, Ledger ledger, TransactionTemplate transaction) {
        this.cases = cases;
        this.documents = documents;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    @PostMapping("/admin/applications/{id}/documents/{document}")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public ResponseEntity<StreamingResponseBody> save(
            @PathVariable UUID id, @PathVariable UUID document, Principal user) {
        LoanApplication application = cases.find(id);
        Given given = documents.find(id, document);
        transaction.executeWithoutResult(status -> ledger.append(Change.of(
                "application",
                id,
                application.version(),
                "revealed",
                user.getName(),
                Map.of("what", "a borrower's document"))));
        String name = Objects.requireNonNullElse(given.name(), "document");
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(given.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(out -> documents.write(id, document, out));
    }
}
