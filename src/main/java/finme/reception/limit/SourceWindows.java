package finme.reception.limit;

import finme.source.Source;
import finme.source.Source.Cap;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A source's limits, each at most once, the shortest first: always in the same order, so that nobody waits for each other
 * crosswise.
 */
record SourceWindows(String source, int version, List<Window> all) {
    static final String MINUTE = "MINUTE";

    private static final List<String> ORDER = List.of(MINUTE, "HOUR", "DAY", "WEEK", "MONTH", "TOTAL");

    /** @param per as it stands in the table */
    record Window(String per, int most) {}

    static SourceWindows of(Source source, int version) {
        Map<String, Integer> most = new TreeMap<>(Comparator.comparing(ORDER::indexOf));
        if (source.perMinute() != null) {
            most.put(MINUTE, source.perMinute());
        }
        for (Cap cap : source.caps() == null ? List.<Cap>of() : source.caps()) {
            if (ORDER.contains(cap.per())) {
                most.merge(cap.per(), cap.max(), Math::min);
            }
        }
        return new SourceWindows(
                source.code(),
                version,
                most.entrySet().stream()
                        .map(each -> new Window(each.getKey(), each.getValue()))
                        .toList());
    }

    /** Without the minute's. */
    SourceWindows ofFiles() {
        return new SourceWindows(
                source,
                version,
                all.stream().filter(window -> !window.per().equals(MINUTE)).toList());
    }

    String[] names() {
        return all.stream().map(Window::per).toArray(String[]::new);
    }

    Integer[] limits() {
        return all.stream().map(Window::most).toArray(Integer[]::new);
    }
}
