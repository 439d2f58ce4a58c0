package finme.crm.twoway;

import com.fasterxml.jackson.databind.JsonNode;
import finme.crm.Crm.Mapping;
import finme.crm.merge.CommonVersion;
import finme.crm.merge.Theirs;
import finme.mapping.Feel;
import finme.mapping.Flow;
import finme.mapping.MappingFault;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * A record of a CRM as far as a message tells of it. Often that is only what was changed: what it leaves out is as it was
 * when last seen.
 */
@Component
public class ToldValues {
    private static final String RECORD = "record";

    private final Feel feel;
    private final InValues in;

    ToldValues(Feel feel, InValues in) {
        this.feel = feel;
        this.in = in;
    }

    /**
     * @param told fields by their names there
     * @return empty when that is not enough to tell each value: the record has to be read
     */
    public Optional<Theirs> of(Mapping mapping, Map<String, ?> told, CommonVersion common) {
        String expression = Objects.requireNonNullElse(mapping.in(), "{}");
        try {
            List<Flow> flows = feel.flows(expression);
            if (!decidesByWhatIsTold(feel.mentions(expression).reads(), flows, told.keySet())) {
                return Optional.empty();
            }
            return merged(in.read(mapping, told), flows, told.keySet(), common);
        } catch (MappingFault fault) {
            return Optional.empty();
        }
    }

    /** What a mapping looks at only to decide has to be there. */
    private static boolean decidesByWhatIsTold(Set<String> reads, List<Flow> flows, Set<String> told) {
        Set<String> carried =
                flows.stream().flatMap(flow -> fields(flow).stream()).collect(Collectors.toSet());
        return reads.stream()
                .map(path -> path.split("\\.", 3))
                .filter(steps -> steps[0].equals(RECORD))
                .allMatch(steps -> steps.length > 1 && (carried.contains(steps[1]) || told.contains(steps[1])));
    }

    private static Optional<Theirs> merged(Theirs read, List<Flow> flows, Set<String> told, CommonVersion common) {
        Map<String, JsonNode> values = new TreeMap<>(read.values());
        for (Flow flow : flows) {
            Set<String> fields = fields(flow);
            String name = flow.to().get(0);
            if (told.containsAll(fields)) {
                continue;
            }
            if (fields.stream().anyMatch(told::contains)) {
                return Optional.empty();
            }
            JsonNode seen = common.seen().get(name);
            if (seen == null) {
                values.remove(name);
            } else {
                values.put(name, seen);
            }
        }
        Set<String> unusable = new HashSet<>(read.unusable());
        unusable.retainAll(values.keySet());
        return Optional.of(new Theirs(values, unusable, read.at()));
    }

    private static Set<String> fields(Flow flow) {
        return flow.from().stream()
                .filter(path -> path.size() > 1 && path.get(0).equals(RECORD))
                .map(path -> path.get(1))
                .collect(Collectors.toSet());
    }
}
