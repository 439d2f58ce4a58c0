package finme.dispatch.readiness;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.PartnerHealth;
import finme.dispatch.PartnerHealth.Circuit;
import finme.dispatch.PartnerReadiness;
import finme.dispatch.PartnerTrial;
import finme.dispatch.eligibility.Eligibility;
import finme.dispatch.eligibility.Quota.Counts;
import finme.dispatch.eligibility.Use;
import finme.dispatch.eligibility.Words;
import finme.dispatch.limit.KnownUses;
import finme.fdforge.DatabaseClock;
import finme.kernel.Problem;
import finme.partner.OpeningHours;
import finme.partner.Partner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
class PresentReadiness implements PartnerReadiness {
    private final Catalogue<Partner> partners;
    private final KnownUses uses;
    private final PartnerHealth health;
    private final PartnerTrial trials;
    private final DatabaseClock clock;

    PresentReadiness(
            Catalogue<Partner> partners,
            KnownUses uses,
            PartnerHealth health,
            PartnerTrial trials,
            DatabaseClock clock) {
        this.partners = partners;
        this.uses = uses;
        this.health = health;
        this.trials = trials;
        this.clock = clock;
    }

    @Override
    public List<Check> of(String code) {
        Versioned<Partner> found = partners.find(code).orElseThrow(() -> Problem.notFound("This partner"));
        Partner partner = found.value();
        Instant now = clock.now();
        List<Use> used = uses.of(found).stream().map(use -> use.at(now)).toList();
        List<Check> checks = new ArrayList<>();
        checks.add(state(partner));
        checks.add(schedule(partner, now));
        checks.add(limits(
                "caps", "no limits", used.stream().filter(use -> !isMoney(use)).toList(), now));
        checks.add(limits(
                "budget",
                "no budget",
                used.stream().filter(PresentReadiness::isMoney).toList(),
                now));
        checks.add(circuit(code));
        checks.add(mapping(code));
        checks.add(Credentials.check(partner.request().auth()));
        return checks;
    }

    private static boolean isMoney(Use use) {
        return use.quota().counts(Counts.BUDGET);
    }

    private static Check state(Partner partner) {
        boolean active = !Eligibility.takesNothing(partner);
        return new Check("state", active, active ? "active" : "paused: it gets no application");
    }

    private static Check schedule(Partner partner, Instant now) {
        OpeningHours hours = OpeningHours.of(partner.schedule()).orElse(null);
        if (hours == null) {
            return new Check("schedule", true, "always open");
        }
        if (hours.isOpen(now)) {
            return new Check("schedule", true, "open now, " + hours.zone());
        }
        String closed = Words.closed(hours.opens(now).orElse(null), now, hours.zone());
        boolean queues = partner.schedule() != null && partner.schedule().queues();
        return new Check("schedule", false, queues ? closed + "; applications that nobody else takes wait" : closed);
    }

    private static Check limits(String check, String none, List<Use> uses, Instant now) {
        boolean ok = uses.stream().allMatch(use -> use.fits(null));
        String text = uses.stream()
                .map(use -> use.fits(null) ? Words.used(use) : Words.full(use, now))
                .collect(Collectors.joining("; "));
        return new Check(check, ok, uses.isEmpty() ? none : text);
    }

    private Check circuit(String code) {
        PartnerHealth.Health present = health.of(code);
        String text = switch (present.circuit()) {
            case OPEN -> "most of its calls fail; others are asked first";
            case PROBING -> "a few calls are let through to see whether it is well again";
            case CLOSED ->
                present.calls() == 0
                        ? "not called yet"
                        : present.failed() + " of the last " + present.calls() + " calls failed";
        };
        return new Check("circuit", present.circuit() != Circuit.OPEN, text);
    }

    /** By an example, as a trial has it. */
    private Check mapping(String code) {
        try {
            trials.tryOut(code, null, false, "system").join();
            return new Check("mapping", true, "the example becomes a request");
        } catch (Problem problem) {
            String detail = problem.errors().stream()
                    .map(fault -> fault.message())
                    .findFirst()
                    .orElse(problem.detail());
            return new Check("mapping", false, "the example becomes no request: " + detail);
        }
    }
}
