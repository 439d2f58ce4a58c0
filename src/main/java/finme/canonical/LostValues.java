package finme.canonical;

import finme.canonical.identity.PlainText;
import finme.kernel.Fault;
import finme.mapping.Flow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a payload that its mapping made nothing of: in FEEL whatever goes wrong is null, so nobody would notice. */
final class LostValues {
    private static final int LONGEST_PATH = 200;

    private final Map<String, Fault> lost = new HashMap<>();

    LostValues(List<Flow> flows, @Nullable Object mapped, Object payload) {
        Map<String, Object> sees = Map.of("payload", payload);
        for (Flow flow : flows) {
            if (at(mapped, flow.to()) == null) {
                flow.from().stream()
                        .filter(path -> isThere(sees, path, 0))
                        .findFirst()
                        .ifPresent(path -> lose(flow.to(), path));
            }
        }
    }

    private void lose(List<String> to, List<String> from) {
        StringBuilder pointer = new StringBuilder();
        to.forEach(name -> pointer.append('/').append(name.replace("~", "~0").replace("/", "~1")));
        String path = String.join(".", from);
        String shown = path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path;
        lost.put(
                pointer.toString(),
                new Fault(
                        pointer.toString(),
                        "nothing_mapped",
                        "The mapping gives nothing here, though " + shown + " has a value."));
    }

    /** @return the same faults; of a value that is missed it is said that it was there */
    List<Fault> explain(List<Fault> faults) {
        return faults.stream().map(this::explain).toList();
    }

    private Fault explain(Fault fault) {
        Fault why = fault.code().equals("required") ? lost.remove(fault.pointer()) : null;
        return why == null ? fault : new Fault(fault.pointer(), fault.code(), why.message());
    }

    /** @return with a warning for each value that nothing was said of yet */
    List<Fault> with(List<Fault> warnings) {
        List<Fault> all = new ArrayList<>(warnings);
        warnings.forEach(warning -> lost.remove(warning.pointer()));
        lost.values().stream()
                .sorted((one, other) -> one.pointer().compareTo(other.pointer()))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static @Nullable Object at(@Nullable Object value, List<String> path) {
        Object found = value;
        for (String name : path) {
            found = found instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return found;
    }

    private static boolean isThere(@Nullable Object value, List<String> path, int at) {
        if (value instanceof List<?> items) {
            return items.stream().anyMatch(item -> isThere(item, path, at));
        } else if (at < path.size() && value instanceof Map<?, ?> map) {
            return isThere(map.get(path.get(at)), path, at + 1);
        } else if (value == null || at < path.size() && path.get(at).startsWith("@")) {
            return false;
        } else if (value instanceof String text) {
            return !PlainText.isBlank(text);
        }
        return !(value instanceof Map<?, ?> map && map.isEmpty() || value instanceof Collection<?> c && c.isEmpty());
    }
}
