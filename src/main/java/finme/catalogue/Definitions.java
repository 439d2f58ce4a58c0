package finme.catalogue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import finme.catalogue.MasterData.Secret;
import finme.fdforge.SecretBox;
import finme.kernel.Fault;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parts the secrets of one kind from the rest when it is written, and joins them when it is read. */
final class Definitions<T> {
    private static final TypeReference<Map<String, JsonNode>> SECRETS = new TypeReference<>() {};

    private final MasterData<T> kind;
    private final SecretBox box;
    private final ObjectMapper json;

    Definitions(MasterData<T> kind, SecretBox box, ObjectMapper json) {
        this.kind = kind;
        this.box = box;
        this.json = json;
    }

    /**
     * @param value secrets in clear text
     * @param secrets by JSON pointer, as they are kept
     */
    record Read<T>(T value, Map<String, JsonNode> secrets) {}

    Read<T> read(CatalogueRow row) throws JsonProcessingException {
        byte[] sealed = row.secrets();
        Map<String, JsonNode> secrets =
                sealed == null ? Map.of() : json.readValue(box.open(place(row.key()), sealed), SECRETS);
        ObjectNode tree = (ObjectNode) json.readTree(row.definition());
        secrets.forEach((pointer, secret) -> put(tree, pointer, secret));
        return new Read<>(value(tree), secrets);
    }

    /** Puts the present secrets where the mask, or nothing, stands for them. */
    T complete(T submitted, Map<String, JsonNode> present) {
        ObjectNode tree = json.valueToTree(submitted);
        for (Secret secret : kind.secrets()) {
            JsonNode given = present(tree, secret.pointer());
            if (given == null ? secret.keptWhenLeftOut() : isMask(given)) {
                put(tree, secret.pointer(), present.get(secret.pointer()));
            }
        }
        return value(tree);
    }

    /** @return what stands against keeping secrets that the submitted value does not tell */
    List<Fault> moved(T submitted, T value, @Nullable Read<T> present) {
        if (present == null) {
            return List.of();
        }
        ObjectNode sent = json.valueToTree(submitted);
        Map<String, JsonNode> untold = new TreeMap<>();
        for (Secret secret : kind.secrets()) {
            JsonNode given = present(sent, secret.pointer());
            JsonNode kept = present.secrets().get(secret.pointer());
            if (kept != null && (given == null ? secret.keptWhenLeftOut() : isMask(given))) {
                untold.put(secret.pointer(), kept);
            }
        }
        return SecretMoves.faults(kind.secrets(), json.valueToTree(present.value()), json.valueToTree(value), untold);
    }

    /** What there is to keep: new secrets in the form their kind wants, known ones as they are. */
    Map<String, JsonNode> secrets(T value, Map<String, JsonNode> present) {
        ObjectNode tree = json.valueToTree(value);
        Map<String, JsonNode> kept = new TreeMap<>();
        for (Secret secret : kind.secrets()) {
            JsonNode given = present(tree, secret.pointer());
            if (given != null) {
                kept.put(secret.pointer(), kept(secret, given, present.get(secret.pointer())));
            }
        }
        return kept;
    }

    /** Of a value as it is stored. */
    Read<T> known(T value) {
        ObjectNode tree = json.valueToTree(value);
        Map<String, JsonNode> secrets = new TreeMap<>();
        for (Secret secret : kind.secrets()) {
            JsonNode kept = present(tree, secret.pointer());
            if (kept != null) {
                secrets.put(secret.pointer(), kept);
            }
        }
        return new Read<>(value, secrets);
    }

    T with(T value, Map<String, JsonNode> secrets) {
        ObjectNode tree = json.valueToTree(value);
        secrets.forEach((pointer, secret) -> put(tree, pointer, secret));
        return value(tree);
    }

    T masked(T value) {
        return value(maskedTree(value));
    }

    String definition(T value) {
        return maskedTree(value).toString();
    }

    byte @Nullable [] seal(CatalogueRow.Key key, Map<String, JsonNode> secrets) {
        try {
            return secrets.isEmpty() ? null : box.seal(place(key), json.writeValueAsString(secrets));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("secrets can't be written as JSON", impossible);
        }
    }

    private ObjectNode maskedTree(T value) {
        ObjectNode tree = json.valueToTree(value);
        for (Secret secret : kind.secrets()) {
            if (present(tree, secret.pointer()) != null) {
                put(tree, secret.pointer(), TextNode.valueOf(MasterData.MASK));
            }
        }
        return tree;
    }

    private T value(ObjectNode tree) {
        try {
            return json.treeToValue(tree, kind.type());
        } catch (JsonProcessingException withValues) {
            throw new IllegalArgumentException("a stored " + kind.kind() + " can't be read");
        }
    }

    /** Of a list each text for itself. */
    private JsonNode kept(Secret secret, JsonNode given, @Nullable JsonNode known) {
        if (given.equals(known)) {
            return given;
        }
        if (!given.isArray()) {
            return given.isTextual() ? kept(secret, given.textValue()) : given;
        }
        Set<JsonNode> before = new HashSet<>();
        if (known != null) {
            known.forEach(before::add);
        }
        ArrayNode list = json.createArrayNode();
        given.forEach(
                each -> list.add(each.isTextual() && !before.contains(each) ? kept(secret, each.textValue()) : each));
        return list;
    }

    private TextNode kept(Secret secret, String given) {
        return TextNode.valueOf(kind.kept(secret, given));
    }

    private static @Nullable JsonNode present(JsonNode tree, String pointer) {
        JsonNode node = tree.at(pointer);
        return node.isMissingNode() || node.isNull() ? null : node;
    }

    /** A list shows one, too. */
    private static boolean isMask(JsonNode node) {
        return MasterData.MASK.equals((node.isArray() && node.size() == 1 ? node.get(0) : node).textValue());
    }

    /** Nothing happens when what should hold the secret is not there. */
    private static void put(ObjectNode tree, String pointer, @Nullable JsonNode secret) {
        JsonPointer at = JsonPointer.compile(pointer);
        if (tree.at(at.head()) instanceof ObjectNode holder) {
            String name = at.last().getMatchingProperty();
            if (secret == null) {
                holder.remove(name);
            } else {
                holder.set(name, secret);
            }
        }
    }

    private static String place(CatalogueRow.Key key) {
        return key.kind() + ".secrets/" + key.code();
    }
}
