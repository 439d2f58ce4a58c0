package finme.task;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a lender wants to have of a borrower.
 *
 * @param partner code of the lender
 * @param title in the lender's own words; null when they can't be read any more
 * @param fields of FIELDS: what to fill in; of QUESTION the one answer; of DOCUMENT none
 * @param documents that came for it so far
 * @param replied whether it is on its way to the lender, or there
 */
public record BorrowerTask(
        UUID id,
        UUID application,
        String partner,
        Kind kind,
        boolean open,
        @Nullable String title,
        List<Field> fields,
        List<Given> documents,
        boolean replied,
        Instant askedAt,
        @Nullable Instant doneAt) {
    public enum Kind {
        FIELDS,
        QUESTION,
        DOCUMENT
    }

    /** @param key under which its value is given; of a field its canonical path @param value given so far */
    public record Field(String key, String label, @Nullable String value) {
        @Override
        public String toString() {
            return "Field[" + key + ']';
        }
    }

    /** A document that came. @param name as it is shown, null when it can't be read any more */
    public record Given(UUID id, @Nullable String name, String type, long size, Instant at) {
        @Override
        public String toString() {
            return "Given[" + id + ']';
        }
    }

    @Override
    public String toString() {
        return "BorrowerTask[" + id + ' ' + kind + ']';
    }
}
