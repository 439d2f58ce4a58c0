package finme.crm.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A value as we have it. @param at when somebody said it */
public record Ours(JsonNode value, Instant at) {
    @Override
    public String toString() {
        return "Ours[***, " + at + ']';
    }
}
