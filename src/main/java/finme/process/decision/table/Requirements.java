package finme.process.decision.table;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.model.dmn.instance.Decision;

/** What a decision builds on: never on itself, and never so much that an evaluation would not end. */
final class Requirements {
    /** Each is evaluated as often as ways lead to it. */
    private static final int MOST = 100;

    private Requirements() {}

    static List<Decision> of(Decision decision) {
        return decision.getInformationRequirements().stream()
                .map(requirement -> requirement.getRequiredDecision())
                .filter(Objects::nonNull)
                .toList();
    }

    static void check(Decision decision) {
        if (evaluations(decision, new HashSet<>(), new HashMap<>()) > MOST) {
            throw new DecisionFault("%s builds on other decisions more than %d times over, which would take too long"
                    .formatted(decision.getId(), MOST));
        }
    }

    private static long evaluations(Decision decision, Set<String> above, Map<String, Long> known) {
        if (!above.add(decision.getId())) {
            throw new DecisionFault(
                    decision.getId() + " requires itself, by way of " + String.join(", ", sorted(above)));
        }
        if (above.size() > MOST) {
            return MOST + 1L;
        }
        Long before = known.get(decision.getId());
        long all = 1;
        if (before == null) {
            for (Decision each : of(decision)) {
                all = Math.min(MOST + 1L, all + evaluations(each, above, known));
            }
            known.put(decision.getId(), all);
        }
        above.remove(decision.getId());
        return before == null ? all : before;
    }

    private static List<String> sorted(Collection<String> ids) {
        return ids.stream().sorted().limit(10).toList();
    }
}
