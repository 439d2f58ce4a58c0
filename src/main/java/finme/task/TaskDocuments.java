package finme.task;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.UUID;

/** Documents that borrowers hand in, piece by piece, so that none is ever whole in memory. Every call may be repeated. */
public interface TaskDocuments {
    /** Of one document. */
    long LARGEST = 10L * 1024 * 1024;

    /** Of one piece. */
    int PIECE = 256 * 1024;

    /**
     * @param upload the id of the document to be
     * @param name as the borrower's machine calls it
     * @throws finme.kernel.Problem 404 not a task of this application; 409 {@code too_late}, {@code no_document_wanted} or
     *     {@code too_many_documents}
     */
    void open(UUID application, UUID task, UUID upload, String name);

    /**
     * @param number from 0 on
     * @throws finme.kernel.Problem 404 unknown upload; 413 {@code document_too_large}; 422 {@code document_type}
     */
    void append(UUID application, UUID upload, int number, byte[] piece);

    /**
     * These documents are whole: their task is done.
     *
     * @param pieces of each upload, how many there are
     * @throws finme.kernel.Problem 404 unknown upload; 409 {@code document_incomplete}; 422 {@code document_empty}
     */
    void close(UUID application, UUID task, Map<UUID, Integer> pieces, String actor);

    /** @return its media type @throws finme.kernel.Problem 404; @throws finme.fdforge.ErasedException */
    BorrowerTask.Given find(UUID application, UUID document);

    /** In clear, piece by piece. */
    void write(UUID application, UUID document, OutputStream out) throws IOException;
}
