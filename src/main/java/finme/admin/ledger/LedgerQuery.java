package finme.admin.ledger;

import finme.fdforge.Ledger;
import finme.fdforge.LedgerEntry;
import finme.kernel.Cursor;
import finme.kernel.Problem;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Query parameters of the ledger's list; blank means any. */
record LedgerQuery(
        @Parameter(description = "partner, source, directory …; blank for whatever people edit") @Nullable
        String kind,

        @Parameter(description = "Code of a partner, source, directory …") @Nullable
        String code,

        @Parameter(description = "Who did it") @Nullable String actor,

        @Parameter(description = "The \"next\" of the previous page") @Nullable
        String cursor) {
    static final int SIZE = 50;

    /** @throws Problem 422 for a cursor that is none */
    Slice<LedgerEntry> of(Ledger ledger) {
        List<LedgerEntry> found =
                ledger.page(new Ledger.Filter(text(kind), text(code), text(actor)), before(), SIZE + 1);
        if (found.size() <= SIZE) {
            return new Slice<>(found, null);
        }
        List<LedgerEntry> page = found.subList(0, SIZE);
        return new Slice<>(page, String.valueOf(page.get(SIZE - 1).position()));
    }

    private @Nullable Long before() {
        String given = text(cursor);
        try {
            return given == null ? null : Long.valueOf(given);
        } catch (NumberFormatException none) {
            throw Cursor.foreign();
        }
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
