package finme.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import finme.sandbox.crm.Entities.Entity;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be done to a record, whether it comes alone or in a batch. */
@Component
class Records {
    private final Entities entities;
    private final Outage outage;

    Records(Entities entities, Outage outage) {
        this.entities = entities;
        this.outage = outage;
    }

    record Written(Entity entity, boolean created) {}

    Entity read(String set, String key) {
        return entities.find(known(set), id(key))
                .orElseThrow(() -> new ODataFault(404, "NotFound", "No such record in " + set + '.'));
    }

    /** @param ifMatch ETag or {@code *}, null for none */
    Written write(String set, String key, JsonNode body, boolean replace, @Nullable String ifMatch) {
        Map<String, String> properties = EdmSchema.SETS.get(known(set));
        UUID id = id(key);
        if (outage.state().refuse().contains(id)) {
            throw new ODataFault(422, "Refused", "The sandbox was told to refuse this record.");
        }
        String misfit = body.isObject() && properties != null ? EdmSchema.misfit(properties, body) : "body";
        if (misfit != null) {
            throw new ODataFault(400, "BadRequest", "Property '" + misfit + "' does not exist or fit its type.");
        }
        Entity present = entities.find(set, id).orElse(null);
        if (ifMatch != null && (present == null || !(ifMatch.equals("*") || ifMatch.equals(present.etag())))) {
            throw new ODataFault(412, "PreconditionFailed", "The record has changed meanwhile or does not exist.");
        }
        return new Written(entities.upsert(set, id, body, replace), present == null);
    }

    static String known(String set) {
        if (!EdmSchema.SETS.containsKey(set)) {
            throw new ODataFault(404, "NotFound", "No such entity set.");
        }
        return set;
    }

    private static UUID id(String key) {
        UUID id = EdmSchema.guid(key);
        if (id == null) {
            throw new ODataFault(400, "BadRequest", "The key must be a GUID.");
        }
        return id;
    }
}
