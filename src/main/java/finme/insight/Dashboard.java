package finme.insight;

import finme.loan.ApplicationStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of applications, by the day on which they were received; tests never count. */
public interface Dashboard {
    /** Both days included, in UTC. */
    Figures of(LocalDate from, LocalDate to);

    /** Of all that are stored; a status nobody is in is left out. */
    Map<ApplicationStatus, Long> byStatus();

    /**
     * @param days one for each, also for those without any
     * @param sources most received first
     * @param partners most sent first, as {@code rules}
     * @param rules of the decision that chose a partner, by their ids; empty where none is known
     * @param revenue sum of the prices that partners told of what was taken; in their own currency
     */
    record Figures(
            LocalDate from,
            LocalDate to,
            Funnel all,
            @Nullable Long firstOfferP50,
            @Nullable Long firstOfferP95,
            BigDecimal revenue,
            List<Day> days,
            List<Source> sources,
            List<Lender> partners,
            List<Lender> rules) {}

    /** How many have come so far, or further. */
    record Funnel(long received, long withPartners, long offered, long accepted, long signed, long funded) {
        public static final Funnel NONE = new Funnel(0, 0, 0, 0, 0, 0);

        /** @return of those received that have got an offer, between 0 and 1; null without any */
        public @Nullable Double offerRate() {
            return received == 0 ? null : (double) offered / received;
        }

        /** @return of those with an offer that have taken it, between 0 and 1; null without any */
        public @Nullable Double acceptance() {
            return offered == 0 ? null : (double) accepted / offered;
        }
    }

    record Day(LocalDate day, Funnel funnel) {}

    /** @param firstOfferP50 in milliseconds from its arrival, within a twentieth; null without an offer, as {@code firstOfferP95} */
    record Source(
            String source,
            Funnel funnel,
            @Nullable Long firstOfferP50,
            @Nullable Long firstOfferP95) {}

    /**
     * @param name code of a partner, or id of a rule
     * @param failed without a usable answer
     * @param sold accepted, signed or paid out, and not returned
     */
    record Lender(
            String name,
            long sent,
            long offered,
            long declined,
            long failed,
            long sold,
            long returned,
            BigDecimal revenue) {
        /** @return of those that decided, between 0 and 1; null when nobody has */
        public @Nullable Double acceptance() {
            long decided = offered + declined;
            return decided == 0 ? null : (double) offered / decided;
        }
    }
}
