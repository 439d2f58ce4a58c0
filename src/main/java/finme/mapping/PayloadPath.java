package finme.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The way to a value in a payload, by names; lists on the way have no step of their own. */
public record PayloadPath(List<String> steps) implements Comparable<PayloadPath> {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    public PayloadPath {
        steps = List.copyOf(steps);
    }

    public PayloadPath then(List<String> more) {
        List<String> all = new ArrayList<>(steps);
        all.addAll(more);
        return new PayloadPath(all);
    }

    /** @return of itself, too */
    public boolean leadsTo(PayloadPath other) {
        return other.steps.size() >= steps.size()
                && other.steps.subList(0, steps.size()).equals(steps);
    }

    /** @return the longest way that is there: itself when all of it is */
    public PayloadPath within(@Nullable Object payload) {
        int known = 0;
        List<Object> here = payload == null ? List.of() : List.of(payload);
        while (known < steps.size()) {
            List<Object> next = new ArrayList<>();
            if (!step(here, steps.get(known), next)) {
                break;
            }
            known++;
            here = next;
        }
        return new PayloadPath(steps.subList(0, known));
    }

    public boolean isIn(@Nullable Object payload) {
        return within(payload).steps.size() == steps.size();
    }

    /** @return whether one of them has such a member, also one without a value */
    private static boolean step(Collection<?> holders, String name, List<Object> members) {
        boolean found = false;
        for (Object holder : holders) {
            if (holder instanceof Map<?, ?> map && map.containsKey(name)) {
                found = true;
                Object member = map.get(name);
                if (member != null) {
                    members.add(member);
                }
            } else if (holder instanceof Collection<?> list) {
                found |= step(list, name, members);
            }
        }
        return found;
    }

    /** As FEEL writes it: {@code person.`first-name`}. */
    public String feel() {
        return steps.stream()
                .map(step -> PLAIN.matcher(step).matches() ? step : '`' + step + '`')
                .collect(Collectors.joining("."));
    }

    /** As people write it, names unquoted. */
    @Override
    public String toString() {
        return String.join(".", steps);
    }

    @Override
    public int compareTo(PayloadPath other) {
        return toString().compareTo(other.toString());
    }
}
