package finme.dispatch.replay;

import finme.dispatch.Reason;
import finme.dispatch.eligibility.Quota;
import finme.partner.Partner;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits and budgets as replayed applications use them up: by what is expected of each, so that the same applications use
 * them up alike each time.
 */
final class PlayedCaps {
    private static final double ROUNDING = 1e-9;

    private final Map<String, List<Played>> caps = new HashMap<>();

    PlayedCaps(List<Partner> directory, ZoneId zone) {
        for (Partner partner : directory) {
            List<Played> mine = new ArrayList<>();
            Quota.of(partner, zone).forEach(quota -> mine.add(new Played(quota)));
            if (!mine.isEmpty()) {
                caps.put(partner.code(), mine);
            }
        }
    }

    /**
     * What one application is expected to use of a partner.
     *
     * @param asked how likely it is asked
     */
    record Demand(double asked, double offers, double money) {
        double of(Quota quota) {
            return switch (quota.counts()) {
                case SENT -> asked;
                case SOLD -> offers;
                case BUDGET -> money;
            };
        }
    }

    /** @return what leaves no room; null when there is some */
    @Nullable
    Reason full(String partner, Instant at, Demand demand) {
        for (Played cap : caps.getOrDefault(partner, List.of())) {
            if (!cap.hasRoom(at, demand)) {
                return cap.full();
            }
        }
        return null;
    }

    /** Of one that was not full. */
    void take(String partner, Demand demand) {
        caps.getOrDefault(partner, List.of()).forEach(cap -> cap.used += demand.of(cap.quota));
    }

    private static final class Played {
        private final Quota quota;
        private @Nullable Instant end = Instant.EPOCH;
        private double used;

        Played(Quota quota) {
            this.quota = quota;
        }

        boolean hasRoom(Instant at, Demand demand) {
            if (end != null && !at.isBefore(end)) {
                end = quota.per().end(at, quota.zone());
                used = 0;
            }
            return used + demand.of(quota) <= quota.max().doubleValue() + ROUNDING;
        }

        Reason full() {
            boolean money = quota.counts(Quota.Counts.BUDGET);
            String what = quota.counts().name().toLowerCase(java.util.Locale.ROOT);
            String per = quota.per().name().toLowerCase(java.util.Locale.ROOT);
            return new Reason(
                    money ? "budget_spent" : "cap_reached",
                    (money ? "Budget of " : "Limit of ")
                            + quota.max().stripTrailingZeros().toPlainString() + (money ? "" : " " + what)
                            + (per.equals("total") ? " in total" : " a " + per) + " reached.");
        }
    }
}
