package finme.crm.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values as they have them.
 *
 * @param unusable names of those that can't be values of ours, whatever they are
 * @param at when they last changed their record; null when they do not say
 */
public record Theirs(
        Map<String, JsonNode> values,
        Set<String> unusable,
        @Nullable Instant at) {
    @Override
    public String toString() {
        return "Theirs[" + values.keySet() + ']';
    }
}
