package finme.dispatch.replay;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.PartnerPriorities;
import finme.dispatch.RoutingReplay;
import finme.dispatch.planning.Planner;
import finme.loan.ApplicationFacts;
import finme.loan.PastApplications;
import finme.loan.PastApplications.Past;
import finme.partner.Partner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * On the thread of whoever asks, one application after the other: on a machine that works for others at the same time it
 * takes one processor and no more. Memory holds a batch and the first changes, however many applications there are.
 */
@Component
class PlayedRouting implements RoutingReplay {
    private static final int MOST_CHANGES = 1_000;

    private final PastApplications past;
    private final Catalogue<Partner> partners;
    private final OfferRates rates;

    PlayedRouting(PastApplications past, Catalogue<Partner> partners, OfferRates rates) {
        this.past = past;
        this.partners = partners;
        this.rates = rates;
    }

    @Override
    public Replay run(PartnerPriorities before, PartnerPriorities after, Range range) {
        Play play = new Play(before, after, directory(), rates.read());
        past.each(range.from(), range.to(), range.limit(), play::add);
        return play.result();
    }

    @Override
    public List<Step> steps(PartnerPriorities rules, UUID application, ApplicationFacts facts) {
        return new Planner(rules.rank(facts), application, 1, false)
                .plan(directory()).stream()
                        .map(entry -> new Step(
                                entry.partner(),
                                entry.verdict().name(),
                                entry.wave(),
                                entry.tier(),
                                entry.rule(),
                                entry.reason()))
                        .toList();
    }

    private List<Partner> directory() {
        return partners.all().stream().map(Versioned::value).toList();
    }

    private static final class Play {
        private final long begun = System.nanoTime();
        private final PartnerPriorities before;
        private final PartnerPriorities after;
        private final List<Partner> directory;
        private final Expectation old;
        private final Expectation fresh;
        private final List<Change> changes = new ArrayList<>();
        private long count;
        private long changed;

        Play(PartnerPriorities before, PartnerPriorities after, List<Partner> directory, Map<String, Double> rates) {
            this.before = before;
            this.after = after;
            this.directory = directory;
            this.old = new Expectation(rates);
            this.fresh = new Expectation(rates);
        }

        void add(Past past) {
            Course was = Course.of(past, before, directory);
            Course is = Course.of(past, after, directory);
            count++;
            old.add(was);
            fresh.add(is);
            if (!was.isLike(is)) {
                changed++;
                if (changes.size() < MOST_CHANGES) {
                    changes.add(new Change(
                            past.application().id(), past.application().reference(), was.partners(), is.partners()));
                }
            }
        }

        Replay result() {
            SortedSet<String> all = new TreeSet<>(old.partners());
            all.addAll(fresh.partners());
            List<PartnerShare> shares = all.stream()
                    .map(partner -> new PartnerShare(
                            partner,
                            old.asked(partner),
                            fresh.asked(partner),
                            old.offers(partner),
                            fresh.offers(partner)))
                    .toList();
            long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            return new Replay(count, changed, millis, shares, changes);
        }
    }
}
