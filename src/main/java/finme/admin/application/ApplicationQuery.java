package finme.admin.application;

import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.loan.ApplicationFilter;
import finme.loan.ApplicationStatus;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
                status(faults),
                text(source),
                upper(reference),
                text(partner),
                instant("from", from, faults),
                instant("to", to, faults));
        limit(faults);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return filter;
    }

    int size() {
        return limit(new ArrayList<>());
    }

    @Nullable
    String cursorOrNull() {
        return text(cursor);
    }

    /** @return what was asked for, without the cursor, as the query of a link: empty, or starting with an ampersand */
    String query() {
        StringBuilder query = new StringBuilder();
        add(query, "status", status);
        add(query, "source", source);
        add(query, "reference", reference);
        add(query, "partner", partner);
        add(query, "from", from);
        add(query, "to", to);
        add(query, "limit", limit);
        return query.toString();
    }

    private static void add(StringBuilder query, String name, @Nullable String value) {
        String given = text(value);
        if (given != null) {
            query.append('&').append(name).append('=').append(URLEncoder.encode(given, StandardCharsets.UTF_8));
        }
    }

    private int limit(List<Fault> faults) {
        String given = text(limit);
        if (given == null) {
            return USUAL;
        }
        try {
            int number = Integer.parseInt(given);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // told below, with the numbers that are out of bounds
        }
        faults.add(new Fault("/limit", "invalid_limit", "Must be a number from 1 to " + MOST + "."));
        return USUAL;
    }

    private @Nullable ApplicationStatus status(List<Fault> faults) {
        String name = upper(status);
        if (name == null) {
            return null;
        }
        try {
            return ApplicationStatus.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            faults.add(new Fault("/status", "invalid_status", "Must be one of the application statuses."));
            return null;
        }
    }

    private static @Nullable Instant instant(String name, @Nullable String value, List<Fault> faults) {
        String given = text(value);
        if (given == null) {
            return null;
        }
        try {
            return given.length() <= 10
                    ? LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(given);
        } catch (DateTimeParseException neither) {
            faults.add(new Fault("/" + name, "invalid_time", "Must be a date or an instant in ISO 8601, UTC."));
            return null;
        }
    }

    private static @Nullable String upper(@Nullable String value) {
        String given = text(value);
        return given == null ? null : given.toUpperCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.trim();
    }
}
