package finme.settlement.reckon;

import finme.partner.Commission.Clawback;
import finme.partner.Commission.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;

/** What of a commission is taken back when its loan, or a part of it, is returned. Never more than was booked. */
public final class Clawbacks {
    private Clawbacks() {}

    /**
     * A commission as it was booked, and what has become of its loan. Amounts in minor units.
     *
     * @param funded what was paid out
     * @param returned what had come back in time before
     * @param taken what of the commission was taken back before
     */
    public record Booked(LocalDate day, long commission, long funded, long returned, long taken) {}

    /** Whether a return of that day still counts: days of the partner's calendar, the last one included. */
    public static boolean isInTime(Clawback rule, LocalDate funded, LocalDate returned) {
        return !returned.isAfter(funded.plusDays(Objects.requireNonNullElse(rule.days(), 0)));
    }

    /** @param now what comes back @return 0 or more */
    public static long of(Clawback rule, Booked booked, long now) {
        return Math.max(0, due(rule, booked, now) - booked.taken);
    }

    /** What has to be taken back after all that came back so far; less than zero when more was. */
    public static long open(Clawback rule, Booked booked) {
        return due(rule, booked, 0) - booked.taken;
    }

    private static long due(Clawback rule, Booked booked, long now) {
        long due = rule.share() == Share.PROPORTIONAL ? part(booked, now) : booked.commission;
        return Math.min(due, booked.commission);
    }

    /** By all that came back so far, so that parts add up to the whole. */
    private static long part(Booked booked, long now) {
        long back = Math.addExact(booked.returned, now);
        if (booked.funded <= 0 || back >= booked.funded) {
            return booked.commission;
        }
        return BigDecimal.valueOf(booked.commission)
                .multiply(BigDecimal.valueOf(back))
                .divide(BigDecimal.valueOf(booked.funded), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    public static String words(Clawback rule, Booked booked, long now) {
        String when = " of what was paid out on " + booked.day + ", within " + rule.days() + " days";
        if (rule.share() != Share.PROPORTIONAL) {
            return "the whole commission" + when;
        }
        return Math.addExact(booked.returned, now) >= booked.funded
                ? "the rest of the commission" + when
                : "the part that came back" + when;
    }
}
