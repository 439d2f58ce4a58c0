package finme.cabinet.cases;

import finme.cabinet.CabinetSession;
import finme.gateway.CaseDocuments;
import finme.gateway.CaseDocuments.Closing;
import finme.gateway.CaseDocuments.Opening;
import finme.gateway.CaseDocuments.Piece;
import finme.kernel.Ids;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.springframework.stereotype.Component;

/**
 * Files of a borrower on their way to core: read part by part as they come, a piece at a time, and kept nowhere here. Few at
 * once, so that slow ones leave threads for everybody else.
 */
@Component
class DocumentUpload {
    private static final int PARTS = 20;
    private static final int AT_ONCE = 16;

    private final CaseDocuments documents;
    private final Semaphore places = new Semaphore(AT_ONCE);

    DocumentUpload(CaseDocuments documents) {
        this.documents = documents;
    }

    /** All of them count, or none. */
    void take(CabinetSession session, UUID application, UUID task, HttpServletRequest request) throws IOException {
        if (!JakartaServletFileUpload.isMultipartContent(request)) {
            throw Problem.of(415, "unsupported_media_type", "A form with a file is wanted.");
        }
        if (!places.tryAcquire()) {
            throw Problem.busy(503, "busy", "Too many documents come in right now; try again.", Duration.ofSeconds(5));
        }
        try {
            Map<UUID, Integer> pieces = read(session, application, task, request);
            if (pieces.isEmpty()) {
                throw Problem.invalid("/document", "required", "Choose a file.");
            }
            documents.close(new Closing(session.key(), application, task, pieces));
        } finally {
            places.release();
        }
    }

    private Map<UUID, Integer> read(CabinetSession session, UUID application, UUID task, HttpServletRequest request)
            throws IOException {
        FileItemInputIterator parts = new JakartaServletFileUpload<>().getItemIterator(request);
        Map<UUID, Integer> pieces = new LinkedHashMap<>();
        for (int part = 0; part < PARTS && parts.hasNext(); part++) {
            FileItemInput file = parts.next();
            if (!file.isFormField() && file.getName() != null && !file.getName().isBlank()) {
                UUID upload = Ids.next();
                documents.open(new Opening(session.key(), application, task, upload, file.getName()));
                pieces.put(upload, send(session, application, upload, file.getInputStream()));
            }
        }
        return pieces;
    }

    private int send(CabinetSession session, UUID application, UUID upload, InputStream file) throws IOException {
        int number = 0;
        byte[] piece = file.readNBytes(CaseDocuments.PIECE);
        if (piece.length == 0) {
            throw Problem.invalid("/document", "document_empty", "The file is empty.");
        }
        while (piece.length > 0) {
            documents.append(new Piece(session.key(), application, upload, number, piece));
            number++;
            piece = file.readNBytes(CaseDocuments.PIECE);
        }
        return number;
    }
}
