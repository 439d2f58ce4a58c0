package finme.dispatch.planning;

import finme.dispatch.Reason;
import finme.dispatch.model.PlanEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets others go first when a partner can't be asked now, its circuit being open or its hours over: it comes last in this
 * round instead of being left out, so that it gets the application after all when nobody else wants it. If all that are
 * left have to wait, nobody waits for less.
 */
final class Deferral {
    private final Function<String, @Nullable Reason> waits;

    /** @param waits why a partner has to wait; null when it can be asked now */
    Deferral(Function<String, @Nullable Reason> waits) {
        this.waits = waits;
    }

    /** @param sent last wave that is on its way @return whether the plan was changed */
    boolean defer(List<PlanEntry> plan, int sent) {
        int next = waves(plan, sent).min().orElse(0);
        int last = waves(plan, sent).max().orElse(0);
        OptionalInt goesOn = plan.stream()
                .filter(entry -> comesAfter(entry, sent) && waits.apply(entry.partner()) == null)
                .mapToInt(Deferral::wave)
                .min();
        boolean changed = false;
        for (int i = 0; goesOn.isPresent() && i < plan.size(); i++) {
            PlanEntry entry = plan.get(i);
            boolean first = comesAfter(entry, sent) && wave(entry) <= goesOn.getAsInt();
            Reason wait = first ? waits.apply(entry.partner()) : null;
            if (wait != null) {
                plan.set(i, entry.later(last + 1 + wave(entry) - next, wait));
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
