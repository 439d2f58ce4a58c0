package finme.borrower.profile;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** A profile as bytes. Amounts keep every digit; what was written in the first shape is read, too. */
@Component
public class ProfileJson {
    private static final TypeReference<Map<String, List<FirstShape>>> FIRST_SHAPE = new TypeReference<>() {};

    private final ObjectMapper json;

    ProfileJson(ObjectMapper json) {
        this.json = json.copy()
                .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** A value in the first shape: by its bare name, with the code of a source. */
    record FirstShape(String value, String source, Instant at) {
        Contribution contribution(String name) {
            return new Contribution(
                    "source:" + source, at, null, new TreeMap<>(Map.of("borrower." + name, TextNode.valueOf(value))));
        }
    }

    ObjectMapper mapper() {
        return json;
    }

    public byte[] write(ProfileDocument profile) throws IOException {
        return json.writeValueAsBytes(profile);
    }

    public ProfileDocument read(byte[] bytes) throws IOException {
        JsonNode tree = json.readTree(bytes);
        return tree.has("attributes")
                ? fromFirstShape(json.convertValue(tree.get("attributes"), FIRST_SHAPE))
                : json.treeToValue(tree, ProfileDocument.class);
    }

    /** What was told at once becomes one contribution again. */
    private static ProfileDocument fromFirstShape(Map<String, List<FirstShape>> attributes) {
        List<Contribution> all = new ArrayList<>();
        attributes.forEach((name, values) -> values.forEach(value -> all.add(value.contribution(name))));
        Map<List<Object>, Contribution> together = new LinkedHashMap<>();
        all.stream()
                .sorted(Comparator.comparing(Contribution::at))
                .forEach(one -> together.merge(List.of(one.at(), one.source()), one, (present, more) -> {
                    present.values().putAll(more.values());
                    return present;
                }));
        return new ProfileDocument(List.copyOf(together.values()));
    }
}
