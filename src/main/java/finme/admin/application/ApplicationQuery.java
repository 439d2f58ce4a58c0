package finme.admin.application;

import finme.admin.QueryText;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.loan.ApplicationFilter;
import finme.loan.ApplicationStatus;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Query parameters of application lists, as text so that every fault can be named at once; blank means any. */
record ApplicationQuery(
        @Parameter(description = "One of the public statuses") @Nullable
        String status,

        @Parameter(description = "Code of a source") @Nullable
        String source,

        @Parameter(description = "Reference such as FM-7K2P-9XQD") @Nullable
        String reference,

        @Parameter(description = "Code of a partner it was sent to") @Nullable
        String partner,

        @Parameter(description = "Received at or after: an instant, or a date (UTC)") @Nullable
        String from,

        @Parameter(description = "Received before: an instant, or a date (UTC)") @Nullable
        String to,

        @Parameter(description = "The \"next\" of the previous page") @Nullable
        String cursor,

        @Parameter(description = "1 to 200, else 50") @Nullable
        String limit) {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    /** @throws Problem 422 with every parameter that makes no sense */
    ApplicationFilter filter() {
        List<Fault> faults = new ArrayList<>();
        ApplicationFilter filter = new ApplicationFilter(
                QueryText.oneOf("status", status, ApplicationStatus.class, faults),
                QueryText.of(source),
                QueryText.upper(reference),
                QueryText.of(partner),
                QueryText.instant("from", from, faults),
                QueryText.instant("to", to, faults));
        QueryText.limit(limit, USUAL, MOST, faults);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return filter;
    }

    int size() {
        return QueryText.limit(limit, USUAL, MOST, new ArrayList<>());
    }

    @Nullable
    String cursorOrNull() {
        return QueryText.of(cursor);
    }

    /** @return what was asked for, without the cursor, as the query of a link: empty, or starting with an ampersand */
    String query() {
        StringBuilder query = new StringBuilder();
        QueryText.add(query, "status", status);
        QueryText.add(query, "source", source);
        QueryText.add(query, "reference", reference);
        QueryText.add(query, "partner", partner);
        QueryText.add(query, "from", from);
        QueryText.add(query, "to", to);
        QueryText.add(query, "limit", limit);
        return query.toString();
    }
}
