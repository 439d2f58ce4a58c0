package finme.dispatch.eligibility;

import finme.partner.Partner;
import finme.partner.Partner.Limit;
import finme.partner.Period;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One of a partner's limits, or its budget.
 *
 * @param zone whose calendar counts
 */
public record Quota(String partner, Counts counts, Period per, BigDecimal max, ZoneId zone) {
    public enum Counts {
        SENT,
        SOLD,
        /** Money, in the budget's currency. */
        BUDGET
    }

    /** @return each at most once; by {@link Counts} and {@link Period}: always in the same order */
    public static List<Quota> of(Partner partner, ZoneId ours) {
        ZoneId zone =
                partner.schedule() == null ? ours : ZoneId.of(partner.schedule().zone());
        Map<String, Quota> all = new TreeMap<>();
        for (Limit limit : partner.limits() == null ? List.<Limit>of() : partner.limits()) {
            if (limit.max() != null) {
                add(all, partner, Counts.valueOf(limit.counts()), limit.per(), BigDecimal.valueOf(limit.max()), zone);
            }
        }
        if (partner.budget() != null) {
            add(
                    all,
                    partner,
                    Counts.BUDGET,
                    partner.budget().per(),
                    partner.budget().max().value(),
                    zone);
        }
        List<Quota> quotas = new ArrayList<>(all.values());
        quotas.sort(Comparator.<Quota, Counts>comparing(quota -> quota.counts).thenComparing(quota -> quota.per));
        return quotas;
    }

    private static void add(
            Map<String, Quota> all, Partner partner, Counts counts, String per, BigDecimal max, ZoneId zone) {
        Period.of(per)
                .map(period -> new Quota(partner.code(), counts, period, max, zone))
                .ifPresent(quota -> all.merge(
                        counts + " " + per, quota, (one, other) -> one.max.compareTo(other.max) <= 0 ? one : other));
    }

    public boolean counts(Counts what) {
        return counts == what;
    }
}
