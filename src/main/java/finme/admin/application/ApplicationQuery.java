package finme.admin.application;

import finme.admin.QueryText;
import finme.insight.CaseFilter;
import finme.insight.CaseOrder;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.loan.ApplicationStatus;
import io.swagger.v3.oas.annotations.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Query parameters of application lists, as text so that every fault can be named at once; blank means any. */
record ApplicationQuery(
        @Parameter(description = "One of the public statuses") @Nullable
        String status,

        @Parameter(description = "Code of a source") @Nullable
        String source,

        @Parameter(description = "Reference such as FM-7K2P-9XQD, or three of its characters and more") @Nullable
        String reference,

        @Parameter(description = "Code of a partner it was sent to") @Nullable
        String partner,

        @Parameter(description = "Code of its status's reason, or of a partner's") @Nullable
        String reason,

        @Parameter(description = "Received at or after: an instant, or a date (UTC)") @Nullable
        String from,

        @Parameter(description = "Received before: an instant, or a date (UTC)") @Nullable
        String to,

        @Parameter(description = "Asks for this much or more") @Nullable
        String amountFrom,

        @Parameter(description = "Asks for this much or less") @Nullable
        String amountTo,

        @Parameter(description = "Code of a currency, such as EUR") @Nullable
        String currency,

        @Parameter(
                description =
                        "newest (else), oldest, largest, smallest; moved: whose status changed last, resting: whose"
                                + " status has not changed for longest")
        @Nullable
        String sort,

        @Parameter(description = "The \"next\" of the previous page") @Nullable
        String cursor,

        @Parameter(description = "1 to 200, else 50") @Nullable
        String limit) {
    static final int USUAL = 50;
    static final int MOST = 200;
    private static final int SHORTEST_PART = 3;
    private static final BigDecimal LARGEST = new BigDecimal("1e15");

    /** @throws Problem 422 with every parameter that makes no sense */
    CaseFilter filter() {
        List<Fault> faults = new ArrayList<>();
        CaseFilter filter = new CaseFilter(
                QueryText.oneOf("status", status, ApplicationStatus.class, faults),
                QueryText.of(source),
                QueryText.of(partner),
                QueryText.of(reason),
                part(faults),
                QueryText.instant("from", from, faults),
                QueryText.instant("to", to, faults),
                amount("amountFrom", amountFrom, faults),
                amount("amountTo", amountTo, faults),
                QueryText.upper(currency),
                null);
        QueryText.oneOf("sort", sort, CaseOrder.class, faults);
        QueryText.limit(limit, USUAL, MOST, faults);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return filter;
    }

    private @Nullable String part(List<Fault> faults) {
        String given = QueryText.upper(reference);
        if (given != null && given.length() < SHORTEST_PART) {
            faults.add(new Fault("/reference", "too_short", "Give three characters of a reference, or more."));
        }
        return given;
    }

    private static @Nullable BigDecimal amount(String name, @Nullable String value, List<Fault> faults) {
        String given = QueryText.of(value);
        if (given == null) {
            return null;
        }
        try {
            BigDecimal number = given.length() > 20 ? LARGEST : new BigDecimal(given);
            if (number.signum() >= 0 && number.compareTo(LARGEST) < 0 && number.scale() <= 4) {
                return number;
            }
        } catch (NumberFormatException none) {
            // told below, with those that no application asks for
        }
        faults.add(new Fault("/" + name, "invalid_amount", "Must be a number such as 6000 or 1250.50."));
        return null;
    }

    /** To be asked for when the filter is known to make sense. */
    CaseOrder order() {
        return Objects.requireNonNullElse(
                QueryText.oneOf("sort", sort, CaseOrder.class, new ArrayList<>()), CaseOrder.NEWEST);
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
        QueryText.add(query, "reason", reason);
        QueryText.add(query, "from", from);
        QueryText.add(query, "to", to);
        QueryText.add(query, "amountFrom", amountFrom);
        QueryText.add(query, "amountTo", amountTo);
        QueryText.add(query, "currency", currency);
        QueryText.add(
                query,
                "sort",
                order() == CaseOrder.NEWEST ? null : order().name().toLowerCase(Locale.ROOT));
        QueryText.add(query, "limit", limit);
        return query.toString();
    }
}
