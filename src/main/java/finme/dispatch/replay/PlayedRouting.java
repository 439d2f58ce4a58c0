package finme.dispatch.replay;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.PartnerPriorities;
import finme.dispatch.RoutingReplay;
import finme.dispatch.planning.Planner;
import finme.dispatch.replay.OfferHistory.Habit;
import finme.dispatch.replay.PlayedRules.Gain;
import finme.loan.ApplicationFacts;
import finme.loan.PastApplications;
import finme.loan.PastApplications.Past;
import finme.partner.Partner;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
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
    private final OfferHistory history;
    private final ZoneId zone;

    PlayedRouting(
            PastApplications past,
            Catalogue<Partner> partners,
            OfferHistory history,
            @Value("${finme.zone:UTC}") ZoneId zone) {
        this.zone = zone;
        this.past = past;
        this.partners = partners;
        this.history = history;
    }

    @Override
    public Replay run(PartnerPriorities before, PartnerPriorities after, Range range) {
        List<Partner> directory = directory();
        Map<String, Habit> habits = history.read();
        Play play = new Play(
                new PlayedRules(before, directory, habits, new PlayedCaps(directory, zone)),
                new PlayedRules(after, directory, habits, new PlayedCaps(directory, zone)));
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
        private final PlayedRules before;
        private final PlayedRules after;
        private final List<Change> changes = new ArrayList<>();
        private long count;
        private long changed;

        Play(PlayedRules before, PlayedRules after) {
            this.before = before;
            this.after = after;
        }

        void add(Past past) {
            Course was = before.play(past);
            Course is = after.play(past);
            count++;
            if (!was.isLike(is)) {
                changed++;
                if (changes.size() < MOST_CHANGES) {
                    changes.add(new Change(
                            past.application().id(),
                            past.application().reference(),
                            was.partners(),
                            is.partners(),
                            is.unlike(was)));
                }
            }
        }

        Replay result() {
            SortedSet<String> all = new TreeSet<>(before.partners());
            all.addAll(after.partners());
            List<PartnerShare> shares = all.stream().map(this::share).toList();
            long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            return new Replay(count, changed, millis, shares, changes);
        }

        private PartnerShare share(String partner) {
            Gain old = before.gain(partner);
            Gain fresh = after.gain(partner);
            return new PartnerShare(
                    partner,
                    old.asked,
                    fresh.asked,
                    old.offers,
                    fresh.offers,
                    old.revenue,
                    fresh.revenue,
                    old.capped,
                    fresh.capped);
        }
    }
}
