package finme.admin.batch;

import finme.admin.QueryText;
import finme.batch.Batch;
import finme.batch.BatchDesk;
import finme.kernel.Cursor;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked of the list, by programs and people alike. */
record BatchQuery(
        @Parameter(description = "Code of the source") @Nullable
        String source,

        @Parameter(description = "The \"next\" of the previous page") @Nullable
        String cursor,

        @Parameter(description = "1 to 200, else 50") @Nullable
        String limit) {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    /** @throws Problem 422 with every parameter that makes no sense */
    Slice<Batch> list(BatchDesk desk) {
        List<Fault> faults = new ArrayList<>();
        int size = QueryText.limit(limit, USUAL, MOST, faults);
        UUID before = Cursor.id(cursor, faults);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        List<Batch> found = desk.list(QueryText.of(source), before, size + 1);
        if (found.size() <= size) {
            return new Slice<>(found, null);
        }
        List<Batch> shown = found.subList(0, size);
        return new Slice<>(shown, shown.get(size - 1).id().toString());
    }

    /** @return what was asked for, without the cursor, as the query of a link: empty, or starting with an ampersand */
    String query() {
        StringBuilder query = new StringBuilder();
        QueryText.add(query, "source", source);
        QueryText.add(query, "limit", limit);
        return query.toString();
    }
}
