package finme.dispatch.send;

import finme.dispatch.plan.PlanEntry;
import finme.dispatch.plan.Reasons;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Lets others go first when a partner's circuit is open: it comes last in this round instead of being left out, so that
 * it gets the application after all when nobody else wants it. If all that are left are open, nobody waits for less.
 */
@Component
class Deferral {
    private final CircuitBreakers circuits;

    Deferral(CircuitBreakers circuits) {
        this.circuits = circuits;
    }

    /** @param sent last wave that is on its way @return whether the plan was changed */
    boolean defer(List<PlanEntry> plan, int sent) {
        int next = waves(plan, sent).min().orElse(0);
        int last = waves(plan, sent).max().orElse(0);
        OptionalInt goesOn = plan.stream()
                .filter(entry -> comesAfter(entry, sent) && !circuits.isOpen(entry.partner()))
                .mapToInt(Deferral::wave)
                .min();
        boolean changed = false;
        for (int i = 0; goesOn.isPresent() && i < plan.size(); i++) {
            PlanEntry entry = plan.get(i);
            boolean first = comesAfter(entry, sent) && wave(entry) <= goesOn.getAsInt();
            if (first && circuits.isOpen(entry.partner())) {
                plan.set(i, entry.later(last + 1 + wave(entry) - next, Reasons.of("circuit_open")));
                changed = true;
            }
        }
        if (changed) {
            plan.sort(Comparator.comparing(PlanEntry::wave, Comparator.nullsLast(Comparator.naturalOrder())));
        }
        return changed;
    }

    private static IntStream waves(List<PlanEntry> plan, int sent) {
        return plan.stream().filter(entry -> comesAfter(entry, sent)).mapToInt(Deferral::wave);
    }

    private static boolean comesAfter(PlanEntry entry, int sent) {
        return entry.wave() != null && entry.wave() > sent;
    }

    private static int wave(PlanEntry entry) {
        return Objects.requireNonNullElse(entry.wave(), 0);
    }
}
