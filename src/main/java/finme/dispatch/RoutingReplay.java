package finme.dispatch;

import finme.loan.ApplicationFacts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tries rules on past applications: who would have been asked, by the rules as they are and as they would be. Partners
 * that are paused now are out of both; caps, schedules and duplicates are not played.
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
     * What one partner would get.
     *
     * @param before,after applications that have it in their plan
     * @param expectedOffersBefore,expectedOffersAfter by how many it offered something of late, those asked before it
     *     counted in; of a partner without a past nothing is expected
     */
    record PartnerShare(
            String partner, long before, long after, double expectedOffersBefore, double expectedOffersAfter) {}

    /** @param before,after partners in the order they would be asked */
    record Change(UUID application, String reference, List<String> before, List<String> after) {}
}
