package finme.admin.resource;

import com.fasterxml.jackson.databind.JsonNode;
import finme.catalogue.PastVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One version of something and what became different with it. */
public record HistoryStep(PastVersion version, List<Difference> differences) {
    /** @param place JSON pointer @param before null when it was not there @param after null when it is no longer there */
    public record Difference(
            String place, @Nullable String before, @Nullable String after) {}

    /** @param versions newest first; the oldest has nothing to differ from */
    static List<HistoryStep> of(List<PastVersion> versions) {
        List<HistoryStep> steps = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            PastVersion now = versions.get(i);
            steps.add(new HistoryStep(
                    now,
                    i + 1 < versions.size() ? between(versions.get(i + 1).definition(), now.definition()) : List.of()));
        }
        return steps;
    }

    static List<Difference> between(JsonNode before, JsonNode after) {
        Map<String, String> old = new TreeMap<>();
        Map<String, String> fresh = new TreeMap<>();
        flatten("", before, old);
        flatten("", after, fresh);
        TreeSet<String> places = new TreeSet<>(old.keySet());
        places.addAll(fresh.keySet());
        return places.stream()
                .filter(place -> !Objects.equals(old.get(place), fresh.get(place)))
                .map(place -> new Difference(place, old.get(place), fresh.get(place)))
                .toList();
    }

    private static void flatten(String place, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties().forEach(member -> flatten(place + '/' + member.getKey(), member.getValue(), values));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(place + '/' + i, node.get(i), values);
            }
        } else if (!node.isNull()) {
            values.put(place, node.asText());
        }
    }
}
