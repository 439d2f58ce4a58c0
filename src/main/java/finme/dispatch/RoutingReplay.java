package finme.dispatch;

import finme.loan.ApplicationFacts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tries rules on past applications: who would have been asked, by the rules as they are and as they would be. Partners
 * that are paused now are out of both. Limits and budgets are played as partners have them now, from nothing at the first
 * application on; hours and duplicates are not played.
 */
public interface RoutingReplay {
    /** @param limit of applications, the newest count @throws RuntimeException when a table can't be evaluated */
    Replay run(PartnerPriorities before, PartnerPriorities after, Range range);

    /** What a round by these rules would mean for every partner, those who would be asked first. */
    List<Step> steps(PartnerPriorities rules, UUID application, ApplicationFacts facts);

    /** @param verdict {@code PLANNED, RULED_OUT} or {@code NOT_REACHED} @param wave 1 first; null for who is in none */
    record Step(
            String partner,
            String verdict,
            @Nullable Integer wave,
            @Nullable Integer tier,
            PartnerPriorities.@Nullable Rule rule,
            @Nullable Reason reason) {}

    record Range(Instant from, Instant to, int limit) {}

    /**
     * @param applications how many were played
     * @param changed how many of them would go another way
     * @param partners every partner that either way asks
     * @param changes the first of those that change
     */
    record Replay(long applications, long changed, long millis, List<PartnerShare> partners, List<Change> changes) {}

    /**
     * What one partner would get. What is expected goes by its own last 90 days, those asked before it counted in; of a
     * partner without a past nothing is.
     *
     * @param before,after applications that have it in their plan
     * @param expectedRevenueBefore,expectedRevenueAfter offers by its mean price, in its currency
     * @param cappedBefore,cappedAfter applications it would have been asked about, had a limit or its budget not been full
     */
    record PartnerShare(
            String partner,
            long before,
            long after,
            double expectedOffersBefore,
            double expectedOffersAfter,
            double expectedRevenueBefore,
            double expectedRevenueAfter,
            long cappedBefore,
            long cappedAfter) {}

    /** @param before,after partners in the order they would be asked */
    record Change(UUID application, String reference, List<String> before, List<String> after, List<Why> why) {}

    /**
     * What makes a difference to one partner.
     *
     * @param partner null when it concerns all
     * @param change {@code ADDED, REMOVED, MOVED}, of all {@code MODE}, of screening {@code VERDICT}
     * @param text the rule that names it, or what stands against it
     */
    record Why(@Nullable String partner, String change, String text) {}
}
