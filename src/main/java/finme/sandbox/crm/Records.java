package finme.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import finme.sandbox.crm.Entities.Entity;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be done to a record, whether it comes alone or in a batch. */
@Component
class Records {
    private static final Pattern NAMED = Pattern.compile("(\\w+)=(.*)");

    private final Entities entities;
    private final Outage outage;

    Records(Entities entities, Outage outage) {
        this.entities = entities;
        this.outage = outage;
    }

    record Written(Entity entity, boolean created) {}

    /** @param ifMatch ETag or {@code *}, null for none @param ifNoneMatch only {@code *} is known, null for none */
    record Condition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        boolean holds(@Nullable Entity present) {
            if (ifNoneMatch != null && present != null) {
                return false;
            }
            return ifMatch == null || present != null && (ifMatch.equals("*") || ifMatch.equals(present.etag()));
        }
    }

    Entity read(String set, String key) {
        return entities.find(known(set), id(set, key))
                .orElseThrow(() -> new ODataFault(404, "NotFound", "No such record in " + set + '.'));
    }

    Written write(String set, String key, JsonNode body, boolean replace, Condition condition) {
        Map<String, String> properties = EdmSchema.SETS.get(known(set));
        String id = id(set, key);
        if (outage.state().refuse().stream()
                .anyMatch(refused -> refused.toString().equals(id))) {
            throw new ODataFault(422, "Refused", "The sandbox was told to refuse this record.");
        }
        String misfit = body.isObject() && properties != null ? EdmSchema.misfit(properties, body) : "body";
        if (misfit != null) {
            throw new ODataFault(400, "BadRequest", "Property '" + misfit + "' does not exist or fit its type.");
        }
        Entity present = entities.find(set, id).orElse(null);
        if (!condition.holds(present)) {
            throw new ODataFault(412, "PreconditionFailed", "The record has changed meanwhile or does not exist.");
        }
        return new Written(entities.upsert(set, id, body, replace), present == null);
    }

    void delete(String set, String key) {
        entities.delete(known(set), id(set, key));
    }

    static String known(String set) {
        if (!EdmSchema.SETS.containsKey(set)) {
            throw new ODataFault(404, "NotFound", "No such entity set.");
        }
        return set;
    }

    /** By its key, or by ours where it has one: {@code (…)}, {@code (Id=…)}, {@code (FinMeId=…)}, {@code (Code='…')}. */
    private static String id(String set, String key) {
        Matcher named = NAMED.matcher(key);
        String name = named.matches() ? named.group(1) : EdmSchema.key(set);
        String value = named.matches() ? named.group(2) : key;
        if (!EdmSchema.has(set, name) || !(name.equals(EdmSchema.key(set)) || name.equals(EdmSchema.FINME_ID))) {
            throw new ODataFault(400, "BadRequest", "There is no such key.");
        }
        boolean text = value.length() > 2 && value.startsWith("'") && value.endsWith("'");
        boolean guid = EdmSchema.key(set).equals(EdmSchema.ID);
        if (guid ? EdmSchema.guid(value) == null : !text) {
            throw new ODataFault(400, "BadRequest", guid ? "The key must be a GUID." : "The key must be a text.");
        }
        return guid ? value : value.substring(1, value.length() - 1).replace("''", "'");
    }
}
