package finme.admin.ledger;

import finme.kernel.Fault;
import finme.kernel.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param from null for the first day @param to null for today */
record Days(@Nullable LocalDate from, @Nullable LocalDate to) {
    /** @throws Problem 422 naming each that is no date */
    static Days of(@Nullable String from, @Nullable String to) {
        List<Fault> faults = new ArrayList<>();
        Days days = new Days(day("/from", from, faults), day("/to", to, faults));
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return days;
    }

    /** Of an instant its day in UTC. */
    private static @Nullable LocalDate day(String pointer, @Nullable String text, List<Fault> faults) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String given = text.strip();
        try {
            return LocalDate.parse(given.length() > 10 && given.endsWith("Z") ? given.substring(0, 10) : given);
        } catch (DateTimeParseException otherwise) {
            faults.add(new Fault(pointer, "invalid_time", "Must be a date such as 2026-01-31, UTC."));
            return null;
        }
    }
}
