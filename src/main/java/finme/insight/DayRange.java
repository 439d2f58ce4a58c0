package finme.insight;

import finme.kernel.Fault;
import finme.kernel.Problem;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Days of figures as they are asked for; blank means the last thirty. */
public record DayRange(
        @Parameter(description = "First day (UTC); else 29 days before the last one") @Nullable
        String from,

        @Parameter(description = "Last day (UTC), included; else today") @Nullable
        String to) {
    private static final int USUAL = 30;
    private static final int LONGEST = 400;

    public record Days(LocalDate from, LocalDate to) {}

    /** @throws Problem 422 for what is no day, and for more than 400 of them */
    public Days days() {
        List<Fault> faults = new ArrayList<>();
        LocalDate last = Objects.requireNonNullElse(day("/to", to, faults), LocalDate.now(ZoneOffset.UTC));
        LocalDate first = Objects.requireNonNullElse(day("/from", from, faults), last.minusDays(USUAL - 1L));
        if (faults.isEmpty() && (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= LONGEST)) {
            faults.add(new Fault("/from", "invalid_range", "Must be before the last day, and 400 days at most."));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return new Days(first, last);
    }

    private static @Nullable LocalDate day(String pointer, @Nullable String text, List<Fault> faults) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (day.getYear() >= 1970 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeParseException otherwise) {
            // told below, with days of another age
        }
        faults.add(new Fault(pointer, "invalid_time", "Must be a date such as 2026-01-31, UTC."));
        return null;
    }
}
