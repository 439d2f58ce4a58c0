package finme.crm.trial;

import finme.crm.Crm.Mapping;
import finme.crm.CrmTrials.Check;
import finme.crm.RecordKind;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What a mapping makes of a made-up record, and whether it comes back as it went out. */
@Component
class MappingTrial {
    private static final String RECORD = "record.";

    private final Samples samples;
    private final Feel feel;

    MappingTrial(Samples samples, Feel feel) {
        this.samples = samples;
        this.feel = feel;
    }

    Map<String, Object> out(RecordKind kind, Mapping mapping, List<Check> checks) {
        try {
            Object made = feel.compile(Objects.requireNonNullElse(mapping.out(), "{}"))
                    .evaluate(samples.of(kind));
            if (made instanceof Map<?, ?> fields) {
                Map<String, Object> named = new LinkedHashMap<>();
                fields.forEach((name, value) -> named.put(String.valueOf(name), value));
                long empty = named.values().stream().filter(Objects::isNull).count();
                checks.add(new Check(
                        "out",
                        true,
                        "It makes " + named.size() + " fields"
                                + (empty == 0 ? "." : ", " + empty + " of them empty.")));
                return named;
            }
            checks.add(new Check("out", false, "It makes no fields."));
        } catch (MappingFault fault) {
            checks.add(new Check("out", false, fault.sentence()));
        }
        return Map.of();
    }

    /** @return names of the fields it looks at there */
    List<String> reads(Mapping mapping) {
        TreeSet<String> fields = new TreeSet<>();
        if (mapping.in() != null) {
            feel.mentions(mapping.in()).reads().stream()
                    .filter(path -> path.startsWith(RECORD))
                    .map(path -> path.substring(RECORD.length()))
                    .forEach(fields::add);
        }
        return List.copyOf(fields);
    }

    /** What was just made is read as if it came from there. */
    void in(RecordKind kind, Mapping mapping, Map<String, Object> made, List<Check> checks) {
        if (mapping.in() == null) {
            return;
        }
        List<String> changed = new ArrayList<>();
        try {
            if (feel.compile(mapping.in()).evaluate(Map.of("record", made)) instanceof Map<?, ?> values) {
                new TreeSet<>(values.keySet().stream().map(String::valueOf).toList()).forEach(name -> {
                    Object ours = Samples.at(samples.of(kind), name);
                    Object theirs = values.get(name);
                    if (theirs != null && ours != null && !theirs.toString().equals(ours.toString())) {
                        changed.add(name);
                    }
                });
            }
            checks.add(
                    changed.isEmpty()
                            ? new Check("in", true, "What goes out comes back as it was.")
                            : new Check(
                                    "in",
                                    false,
                                    String.join(", ", changed) + (changed.size() == 1 ? " comes" : " come")
                                            + " back with another value than went out."));
        } catch (MappingFault fault) {
            checks.add(new Check("in", false, fault.sentence()));
        }
    }
}
