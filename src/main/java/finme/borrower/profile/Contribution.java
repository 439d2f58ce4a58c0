package finme.borrower.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one source told at one time that was new.
 *
 * @param source as {@link finme.borrower.Known} names it
 * @param values by canonical path
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Contribution(
        String source, Instant at, @Nullable UUID application, Map<String, JsonNode> values) {
    Contribution without(String name) {
        Map<String, JsonNode> less = new TreeMap<>(values);
        less.remove(name);
        return new Contribution(source, at, application, less);
    }

    @Override
    public String toString() {
        return "Contribution[" + source + ", " + at + ']';
    }
}
