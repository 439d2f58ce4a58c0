package finme.crm.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * What follows when their record was read.
 *
 * @param next what is known of both sides from now on; what is taken is not in it yet, see {@link CommonVersion#taken}
 * @param take values of theirs that count here, too
 * @param send names of values of ours that count there, too
 * @param disputed what a person has to decide
 */
public record Merged(CommonVersion next, Map<String, JsonNode> take, Set<String> send, Map<String, Dispute> disputed) {
    /** @param base what we had when both were last in step */
    public record Dispute(JsonNode ours, JsonNode theirs, JsonNode base) {
        @Override
        public String toString() {
            return "Dispute[***]";
        }
    }
}
