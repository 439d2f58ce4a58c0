package finme.dispatch.eligibility;

import finme.dispatch.Reason;
import finme.dispatch.eligibility.Quota.Counts;
import finme.dispatch.model.Reasons;
import finme.partner.OpeningHours;
import finme.partner.Partner;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one place that says whether a partner may be asked now, whatever the rules say: its state, test address,
 * suppression, duplicates, hours, limits, budget and circuit, in this order. The first that stands against it is the
 * reason.
 */
public final class Eligibility {
    private final Facts facts;
    private final boolean always;

    public Eligibility(Facts facts) {
        this(facts, false);
    }

    private Eligibility(Facts facts, boolean always) {
        this.facts = facts;
        this.always = always;
    }

    /** At no time in particular: by state and test address alone, whatever the hour and whatever is used. */
    public static Eligibility byState(boolean test) {
        return new Eligibility(Facts.at(Instant.EPOCH, test), true);
    }

    /** Whatever and whoever it is about: nothing is sent to it. What it may have already waits. */
    public static boolean takesNothing(Partner partner) {
        return partner.state() == Partner.State.PAUSED;
    }

    /** @param partner null: the directory does not know it */
    public Verdict of(@Nullable Partner partner) {
        if (partner == null) {
            return Verdict.no(Reasons.of("unknown_partner"));
        }
        if (takesNothing(partner)) {
            return Verdict.no(Reasons.of("partner_paused"));
        }
        if (facts.test()) {
            return partner.request().testUrl() == null
                    ? Verdict.no(Reasons.of("no_test_endpoint"))
                    : circuit(partner.code());
        }
        if (facts.suppressed().contains(partner.code())) {
            return Verdict.no(Reasons.of("suppressed"));
        }
        String earlier = facts.duplicates().get(partner.code());
        if (earlier != null) {
            return Verdict.no(new Reason("duplicate", "It got the same person lately, with " + earlier + "."));
        }
        Verdict closed = schedule(partner);
        Reason full = full(partner.code(), closed.until());
        if (full != null) {
            return closed.is(Verdict.Kind.NEVER) ? closed : Verdict.no(full);
        }
        return closed.is(Verdict.Kind.NOW) ? circuit(partner.code()) : closed;
    }

    private Verdict schedule(Partner partner) {
        OpeningHours hours = OpeningHours.of(partner.schedule()).orElse(null);
        if (always || hours == null || hours.isOpen(facts.now())) {
            return Verdict.YES;
        }
        Optional<Instant> opens = hours.opens(facts.now());
        Reason closed = new Reason("closed", Words.closed(opens.orElse(null), facts.now(), hours.zone()));
        boolean inTime =
                opens.isPresent() && (facts.deadline() == null || opens.get().isBefore(facts.deadline()));
        return partner.schedule() != null && partner.schedule().queues() && inTime
                ? Verdict.later(closed, opens.orElse(null))
                : Verdict.no(closed);
    }

    /** @param opens when it is asked; null for now */
    private @Nullable Reason full(String partner, @Nullable Instant opens) {
        Instant at = opens == null ? facts.now() : opens;
        for (Use use : facts.uses().getOrDefault(partner, java.util.List.of())) {
            if (!use.at(at).fits(facts.bids().get(partner))) {
                boolean money = use.quota().counts() == Counts.BUDGET;
                return new Reason(money ? "budget_spent" : "cap_reached", Words.full(use.at(at), at));
            }
        }
        return null;
    }

    private Verdict circuit(String partner) {
        return facts.open().contains(partner) ? Verdict.later(Reasons.of("circuit_open"), null) : Verdict.YES;
    }
}
