package finme.admin.delivery;

import finme.admin.QueryText;
import finme.delivery.DeliveryLog.Filter;
import finme.delivery.DeliveryState;
import finme.kernel.Cursor;
import finme.kernel.Fault;
import finme.kernel.Problem;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Query parameters of lists of deliveries, as text so that every fault can be named at once; blank means any. */
record DeliveryQuery(
        @Parameter(description = "Code of a connected system, or source:code for a source's callbacks") @Nullable
        String system,

        @Parameter(description = "WAITING, DELIVERED, RETRYING or DEAD") @Nullable
        String state,

        @Parameter(description = "Created at or after: an instant, or a date (UTC)") @Nullable
        String from,

        @Parameter(description = "Created before: an instant, or a date (UTC)") @Nullable
        String to,

        @Parameter(description = "The \"next\" of the previous page") @Nullable
        String cursor,

        @Parameter(description = "1 to 200, else 50") @Nullable
        String limit) {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    /** @throws Problem 422 with every parameter that makes no sense */
    Filter filter() {
        List<Fault> faults = new ArrayList<>();
        String receiver = QueryText.of(system);
        Filter filter = new Filter(
                receiver == null ? null : ReceiverNames.nameOf(receiver),
                QueryText.oneOf("state", state, DeliveryState.class, faults),
                QueryText.instant("from", from, faults),
                QueryText.instant("to", to, faults));
        QueryText.limit(limit, USUAL, MOST, faults);
        Cursor.id(cursor, faults);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return filter;
    }

    int size() {
        return QueryText.limit(limit, USUAL, MOST, new ArrayList<>());
    }

    /** @return id of the last one of the page before */
    @Nullable
    UUID before() {
        return Cursor.id(cursor);
    }

    /** @return what was asked for, without the cursor, as the query of a link: empty, or starting with an ampersand */
    String query() {
        StringBuilder query = new StringBuilder();
        QueryText.add(query, "system", system);
        QueryText.add(query, "state", state);
        QueryText.add(query, "from", from);
        QueryText.add(query, "to", to);
        QueryText.add(query, "limit", limit);
        return query.toString();
    }
}
