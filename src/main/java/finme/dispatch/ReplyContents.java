package finme.dispatch;

import java.util.List;
import java.util.UUID;

/** What a borrower gave a partner that had asked for it; who keeps it implements this. */
public interface ReplyContents {
    /**
     * @param reply the notice that takes it to the partner
     * @throws finme.fdforge.ErasedException when the person was erased
     */
    Contents of(UUID reply);

    /** The whole of one document, in clear. */
    byte[] read(Document document);

    record Contents(List<Answered> answers, List<Document> documents) {
        @Override
        public String toString() {
            return "Contents[***]";
        }
    }

    /** @param kind FIELD or QUESTION @param code as the partner gave it; of a field, its canonical path */
    record Answered(String kind, String code, String text, String value) {
        @Override
        public String toString() {
            return "Answered[***]";
        }
    }

    /** @param code of what the partner had asked for @param type such as {@code application/pdf} */
    record Document(UUID application, UUID id, String code, String name, String type, long size) {
        @Override
        public String toString() {
            return "Document[" + id + ']';
        }
    }
}
