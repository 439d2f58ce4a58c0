package finme.dispatch.eligibility;

import finme.dispatch.eligibility.Quota.Counts;
import finme.partner.Partner.Budget;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Limits and hours as people read them, such as "sold 500 of 500 today, next place tomorrow 00:00 Europe/Prague". */
public final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);

    private Words() {}

    public static String closed(@Nullable Instant opens, Instant now, ZoneId zone) {
        return opens == null ? "closed, and never opens" : "closed until " + moment(opens, now, zone);
    }

    /** With when there is room again. */
    public static String full(Use use, Instant now) {
        Instant next = use.quota().per().end(now, use.quota().zone());
        String place = use.quota().counts() == Counts.BUDGET ? "money" : "place";
        return used(use)
                + (next == null
                        ? ", no more " + place + (place.equals("place") ? "s" : "")
                        : ", next " + place + ' '
                                + relative(next, now, use.quota().zone()));
    }

    public static String used(Use use) {
        String held = use.held().signum() == 0 ? "" : " (" + number(use.held()) + " more not decided)";
        String verb = switch (use.quota().counts()) {
            case SENT -> "sent ";
            case SOLD -> "sold ";
            case BUDGET -> "spent ";
        };
        return verb + number(use.used()) + held + " of " + number(use.quota().max()) + ' ' + period(use);
    }

    private static String period(Use use) {
        return switch (use.quota().per()) {
            case HOUR -> "this hour";
            case DAY -> "today";
            case WEEK -> "this week";
            case MONTH -> "this month";
            case TOTAL -> "in total";
        };
    }

    /** @param budget whose currency it is */
    public static String currency(String text, Budget budget) {
        return text + ", in " + budget.max().currency();
    }

    private static String number(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String moment(Instant at, Instant now, ZoneId zone) {
        boolean soon = at.isBefore(now.plusSeconds(6 * 86_400));
        return (soon ? DAY : DATE).format(at.atZone(zone)) + ' ' + zone;
    }

    private static String relative(Instant at, Instant now, ZoneId zone) {
        ZonedDateTime then = at.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        if (then.toLocalDate().equals(today)) {
            return "today " + TIME.format(then) + ' ' + zone;
        }
        return then.toLocalDate().equals(today.plusDays(1))
                ? "tomorrow " + TIME.format(then) + ' ' + zone
                : moment(at, now, zone);
    }
}
