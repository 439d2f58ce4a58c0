package finme.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import finme.kernel.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The published JSON Schema of the canonical application: the last word on what may enter core. */
@Component
public class ApplicationSchema {
    private final String text;
    private final JsonSchema schema;

    public ApplicationSchema() {
        try {
            text = new ClassPathResource("schemas/application.schema.json").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .build();
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text, config);
        schema.initializeValidators();
    }

    /** @return JSON Schema 2020-12 */
    public String text() {
        return text;
    }

    /** @return every name that an application may have anywhere, but for attributes */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        gather(schema.getSchemaNode(), names);
        return names;
    }

    /** @return where an application may have a value, as {@code borrower.address.city}; an amount with its currency is one */
    public Set<String> paths() {
        Set<String> paths = new TreeSet<>();
        walk("", schema.getSchemaNode(), paths);
        return paths;
    }

    /**
     * Whether a path leads to a value that an application may have, or to a part such as {@code borrower} with such values.
     * Attributes have whatever name; what is within a list has no path.
     */
    public boolean leads(String path) {
        JsonNode at = schema.getSchemaNode();
        for (String name : path.split("\\.", -1)) {
            JsonNode part = at.path("$ref").isTextual()
                    ? schema.getSchemaNode().at(at.path("$ref").asText().substring(1))
                    : at;
            JsonNode named = part.path("properties").path(name);
            at = named.isMissingNode() ? part.path("additionalProperties") : named;
            if (!at.isObject()) {
                return false;
            }
        }
        return true;
    }

    private static void walk(String path, JsonNode node, Set<String> paths) {
        JsonNode members = node.path("properties");
        if (members.isMissingNode()) {
            paths.add(path);
        }
        members.fields()
                .forEachRemaining(each ->
                        walk(path.isEmpty() ? each.getKey() : path + '.' + each.getKey(), each.getValue(), paths));
    }

    /** Members have members of their own. */
    private static void gather(JsonNode node, Set<String> names) {
        for (JsonNode members : node.findValues("properties")) {
            members.fieldNames().forEachRemaining(names::add);
            members.forEach(member -> gather(member, names));
        }
    }

    List<Fault> check(JsonNode application) {
        return schema.validate(application).stream()
                .map(ApplicationSchema::fault)
                .toList();
    }

    /** The library's own sentence may quote the value; the keyword says enough. */
    private static Fault fault(ValidationMessage message) {
        String pointer = message.getInstanceLocation().toString();
        String sentence = "The value does not follow the schema (" + message.getType() + ").";
        return new Fault(pointer.equals("/") ? "" : pointer, "invalid", sentence);
    }
}
