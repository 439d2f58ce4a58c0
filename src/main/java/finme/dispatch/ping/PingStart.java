package finme.dispatch.ping;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.eligibility.Eligibility;
import finme.dispatch.eligibility.Verdict;
import finme.dispatch.model.PlanEntry;
import finme.dispatch.model.Round;
import finme.dispatch.planning.Bidding;
import finme.fdforge.DatabaseClock;
import finme.kernel.Ids;
import finme.kernel.Sha256;
import finme.partner.Partner;
import finme.work.AfterCommit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notes who is asked for a bid before the next wave, and asks them once that is durable. */
@Component
class PingStart implements Bidding {
    static final Duration LONGEST = Duration.ofSeconds(5);

    private final Catalogue<Partner> partners;
    private final Pings pings;
    private final PingCalls calls;
    private final DatabaseClock clock;

    PingStart(Catalogue<Partner> partners, Pings pings, PingCalls calls, DatabaseClock clock) {
        this.partners = partners;
        this.pings = pings;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public boolean begin(
            Round round, List<PlanEntry> plan, int next, @Nullable Instant deadline, Eligibility eligibility) {
        Optional<Integer> tier = plan.stream()
                .filter(entry -> Objects.equals(entry.wave(), next))
                .map(PlanEntry::tier)
                .filter(Objects::nonNull)
                .findFirst();
        if (tier.isEmpty()) {
            return false;
        }
        List<Ping> asked = plan.stream()
                .filter(entry -> entry.wave() != null && entry.wave() > round.wave())
                .filter(entry -> tier.get().equals(entry.tier()) && entry.bid() == null)
                .filter(entry -> bids(entry, eligibility))
                .map(entry -> ping(round, entry, deadline))
                .toList();
        if (!asked.isEmpty()) {
            pings.add(asked, PingCalls.LEASE);
            AfterCommit.run(() -> calls.send(asked));
        }
        return !asked.isEmpty();
    }

    private boolean bids(PlanEntry entry, Eligibility eligibility) {
        Partner partner = partners.find(entry.partner()).map(Versioned::value).orElse(null);
        return partner != null
                && partner.ping() != null
                && eligibility.of(partner).is(Verdict.Kind.NOW);
    }

    private Ping ping(Round round, PlanEntry entry, @Nullable Instant deadline) {
        String text = "ping:" + round.application() + ":" + entry.partner() + ":" + round.round();
        Instant longest = clock.now().plus(LONGEST);
        Instant until = deadline != null && deadline.isBefore(longest) ? deadline : longest;
        return new Ping(
                Ids.derived(Sha256.digest(text)), round.application(), round.round(), entry.partner(), 1, until);
    }
}
