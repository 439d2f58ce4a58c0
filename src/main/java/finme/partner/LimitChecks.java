package finme.partner;

import finme.partner.Partner.Budget;
import finme.partner.Partner.Duplicates;
import finme.partner.Partner.Limit;
import finme.partner.Partner.Schedule;
import finme.partner.Partner.Schedule.Hours;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands against a partner's limits, budget, opening hours and rule for duplicates. */
final class LimitChecks {
    private static final Set<String> COUNTS = Set.of("SENT", "SOLD");
    private static final Set<String> OUTSIDE = Set.of("SKIP", "QUEUE");
    private static final Set<String> KEYS = Set.of("taxId", "phone", "email");
    private static final int MOST_DAYS = 3650;

    private LimitChecks() {}

    static void check(Partner partner, Findings found) {
        limits(partner.limits(), found);
        if (partner.budget() != null) {
            budget(partner.budget(), found);
        }
        if (partner.schedule() != null) {
            schedule(partner.schedule(), found);
        }
        if (partner.duplicates() != null) {
            duplicates(partner.duplicates(), found);
        }
    }

    private static void limits(@Nullable List<Limit> limits, Findings found) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; limits != null && i < limits.size(); i++) {
            Limit limit = limits.get(i);
            String at = "/limits/" + i;
            if (limit == null) {
                found.add(at, "required", "A limit says what it counts, over which period, and how many.");
                continue;
            }
            if (found.required(at + "/counts", limit.counts()) && !COUNTS.contains(limit.counts())) {
                found.add(at + "/counts", "unknown_count", "A partner's limits count SENT or SOLD.");
            }
            if (period(at + "/per", limit.per(), found) && !seen.add(limit.counts() + ' ' + limit.per())) {
                found.add(at + "/per", "not_unique", "There is another limit that counts the same over the same time.");
            }
            if (limit.max() == null) {
                found.add(at + "/max", "required", "This field is required.");
            } else if (limit.max() < 1) {
                found.add(at + "/max", "too_small", "At least 1; to stop a partner, pause it.");
            }
        }
    }

    private static boolean period(String at, @Nullable String per, Findings found) {
        if (!found.required(at, per)) {
            return false;
        }
        if (Period.of(per).isEmpty()) {
            found.add(at, "unknown_period", "One of HOUR, DAY, WEEK, MONTH and TOTAL.");
            return false;
        }
        return true;
    }

    private static void budget(Budget budget, Findings found) {
        period("/budget/per", budget.per(), found);
        if (budget.max() == null || budget.max().value() == null) {
            found.add("/budget/max", "required", "A budget has an amount and a currency.");
            return;
        }
        if (budget.max().value().signum() <= 0) {
            found.add("/budget/max/value", "too_small", "A budget is more than nothing; to stop a partner, pause it.");
        }
        String currency = budget.max().currency();
        if (found.required("/budget/max/currency", currency)
                && Currency.getAvailableCurrencies().stream()
                        .noneMatch(each -> each.getCurrencyCode().equals(currency))) {
            found.add("/budget/max/currency", "unknown_currency", "The currency is an ISO 4217 code such as EUR.");
        }
    }

    private static void schedule(Schedule schedule, Findings found) {
        if (found.required("/schedule/zone", schedule.zone()) && !isZone(schedule.zone())) {
            found.add("/schedule/zone", "unknown_zone", "The zone is a name such as Europe/Prague.");
        }
        if (schedule.outside() != null && !OUTSIDE.contains(schedule.outside())) {
            found.add(
                    "/schedule/outside",
                    "not_available",
                    "Outside of its hours a partner is left out (SKIP), or asked when it opens (QUEUE).");
        }
        List<Hours> open = schedule.open();
        if (open != null && open.isEmpty()) {
            found.add("/schedule/open", "required", "Without hours it would never open; to stop a partner, pause it.");
        }
        for (int i = 0; open != null && i < open.size(); i++) {
            hours("/schedule/open/" + i, open.get(i), found);
        }
    }

    private static boolean isZone(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private static void hours(String at, @Nullable Hours hours, Findings found) {
        if (hours == null) {
            found.add(at, "required", "Opening hours have days, from and to.");
            return;
        }
        List<String> days = hours.days();
        if (days == null || days.isEmpty()) {
            found.add(at + "/days", "required", "At least one of MON to SUN.");
        }
        for (int i = 0; days != null && i < days.size(); i++) {
            if (OpeningHours.day(days.get(i)).isEmpty()) {
                found.add(at + "/days/" + i, "unknown_day", "One of MON, TUE, WED, THU, FRI, SAT and SUN.");
            }
        }
        time(at + "/from", hours.from(), found);
        if (!OpeningHours.MIDNIGHT.equals(hours.to())) {
            time(at + "/to", hours.to(), found);
        }
        if (hours.from() != null && hours.from().equals(hours.to())) {
            found.add(at + "/to", "out_of_range", "It opens and closes at once; the whole day is 00:00 to 24:00.");
        }
    }

    private static void time(String at, @Nullable String time, Findings found) {
        if (found.required(at, time) && OpeningHours.time(time).isEmpty()) {
            found.add(at, "invalid_time", "A time of day such as 08:30.");
        }
    }

    private static void duplicates(Duplicates duplicates, Findings found) {
        if (duplicates.days() == null) {
            found.add("/duplicates/days", "required", "This field is required.");
        } else if (duplicates.days() < 1 || duplicates.days() > MOST_DAYS) {
            found.add("/duplicates/days", "out_of_range", "From 1 to " + MOST_DAYS + " days.");
        }
        if (duplicates.keys() != null
                && (duplicates.keys().isEmpty()
                        || Stream.of(duplicates.keys().toArray()).anyMatch(key -> !KEYS.contains(key)))) {
            found.add("/duplicates/keys", "unknown_key", "Keys are taxId, phone and email.");
        }
    }
}
