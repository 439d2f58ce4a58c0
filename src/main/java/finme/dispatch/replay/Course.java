package finme.dispatch.replay;

import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.PartnerPriorities.Rule;
import finme.dispatch.Reason;
import finme.dispatch.RoutingReplay.Why;
import finme.dispatch.model.PlanEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The way an application would go: its first round as it would be planned.
 *
 * @param asked in the order they would be
 * @param others with what stands against them
 */
record Course(List<PlanEntry> asked, List<PlanEntry> others, Mode mode) {

    List<String> partners() {
        return asked.stream().map(PlanEntry::partner).toList();
    }

    /** Whoever asks the same in the same waves goes the same way. */
    boolean isLike(Course other) {
        return mode == other.mode && waves().equals(other.waves()) && partners().equals(other.partners());
    }

    private Map<String, Integer> waves() {
        Map<String, Integer> waves = new HashMap<>();
        asked.forEach(entry -> waves.put(entry.partner(), Objects.requireNonNullElse(entry.wave(), 0)));
        return waves;
    }

    /** Why this is another way than {@code before}, partner by partner. */
    List<Why> unlike(Course before) {
        List<Why> why = new ArrayList<>();
        if (mode != before.mode) {
            why.add(new Why(null, "MODE", before.mode + " → " + mode));
        }
        Map<String, Integer> was = before.waves();
        Map<String, Integer> is = waves();
        Set<String> all = new LinkedHashSet<>(is.keySet());
        all.addAll(was.keySet());
        for (String partner : all) {
            Integer old = was.get(partner);
            Integer fresh = is.get(partner);
            if (old == null) {
                why.add(new Why(partner, "ADDED", rule(partner)));
            } else if (fresh == null) {
                why.add(new Why(partner, "REMOVED", obstacle(partner)));
            } else if (!old.equals(fresh)) {
                why.add(new Why(partner, "MOVED", "Step " + old + " → " + fresh + ": " + rule(partner)));
            }
        }
        return why;
    }

    private String rule(String partner) {
        Rule rule = asked.stream()
                .filter(entry -> entry.partner().equals(partner))
                .map(PlanEntry::rule)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return rule == null ? "" : rule.description() == null ? rule.id() : rule.description();
    }

    private String obstacle(String partner) {
        Reason reason = others.stream()
                .filter(entry -> entry.partner().equals(partner))
                .map(PlanEntry::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return reason == null
                ? "No rule names this partner."
                : Objects.requireNonNullElse(reason.text(), reason.code());
    }
}
