package finme.admin.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.catalogue.MasterData;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a new one takes over from one that is there: everything but its code, its secrets and what is its own. */
@Component
class Copies {
    private static final List<String> ITS_OWN =
            List.of("code", "version", "key", "formerKey", "guideUrl", "guideRenewals");

    private final JsonResources json;

    Copies(JsonResources json) {
        this.json = json;
    }

    <T> ObjectNode of(ResourceKind<T> kind, String code) {
        ObjectNode copy = json.tree(ResourcePages.find(kind, code).masked());
        copy.remove(ITS_OWN);
        strip(copy);
        if (copy.has("name")) {
            copy.put("name", copy.path("name").asText() + " (copy)");
        }
        if (copy.has("state")) {
            copy.put("state", "PAUSED");
        }
        return copy;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> hidden = new ArrayList<>();
            object.properties().forEach(member -> {
                if (isMask(member.getValue())) {
                    hidden.add(member.getKey());
                } else {
                    strip(member.getValue());
                }
            });
            object.remove(hidden);
        } else {
            node.forEach(Copies::strip);
        }
    }

    private static boolean isMask(JsonNode node) {
        return node instanceof ArrayNode list
                ? list.size() == 1 && isMask(list.get(0))
                : MasterData.MASK.equals(node.textValue());
    }
}
