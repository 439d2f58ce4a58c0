package finme.gateway;

import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** How documents enter core: opened, appended to piece by piece, closed together. Every call may be repeated. */
@HttpExchange("/edge/v1/case-documents")
public interface CaseDocuments {
    /** Of one document. */
    long LARGEST = 10L * 1024 * 1024;

    /** Of one piece. */
    int PIECE = 256 * 1024;

    /** @throws finme.kernel.Problem 404 unknown; 409 when none is wanted (any more) */
    @PostExchange("/open")
    void open(@RequestBody Opening opening);

    /** @throws finme.kernel.Problem 404; 413 {@code document_too_large}; 422 {@code document_type} */
    @PostExchange("/append")
    void append(@RequestBody Piece piece);

    /** All of them are whole; the task is done. @throws finme.kernel.Problem 404; 409 when it is too late */
    @PostExchange("/close")
    void close(@RequestBody Closing closing);

    /** @param upload UUID v7, given at the edge @param name as the borrower's machine calls it */
    @Sealed
    record Opening(String session, UUID application, UUID task, UUID upload, String name) {
        @Override
        public String toString() {
            return "Opening[" + upload + ']';
        }
    }

    /** @param number from 0 on */
    @Sealed
    record Piece(String session, UUID application, UUID upload, int number, byte[] content) {
        @Override
        public String toString() {
            return "Piece[" + upload + ' ' + number + ']';
        }
    }

    /** @param pieces of each upload, how many there are */
    record Closing(String session, UUID application, UUID task, Map<UUID, Integer> pieces) {
        @Override
        public String toString() {
            return "Closing[" + task + ']';
        }
    }
}
