package finme.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.kernel.Problem;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what an admin sent into the resource it means, or into a problem that points at the fault. */
@Component
public class JsonResources {
    private final ObjectMapper json;

    JsonResources(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param code from the path; the body may leave its own out but not contradict
     * @throws Problem 400 when it is no object, 422 with the pointer of the value that does not fit
     */
    public <T> T read(@Nullable JsonNode body, String code, Class<T> type) {
        if (!(body instanceof ObjectNode given)) {
            throw Problem.of(400, "malformed", "The body must be a JSON object.");
        }
        JsonNode own = given.path("code");
        if (!own.isMissingNode() && !own.isNull() && !code.equals(own.asText())) {
            throw Problem.invalid("/code", "code_mismatch", "The code in the body is not the one in the path.");
        }
        return convert(given.deepCopy().put("code", code), type);
    }

    /** @throws Problem 422 with the pointer of the value that does not fit */
    public <T> T convert(JsonNode body, Class<T> type) {
        try {
            return json.treeToValue(body, type);
        } catch (JsonMappingException misfit) {
            throw Problem.invalid(pointer(misfit), "invalid_value", sentence(misfit));
        } catch (JsonProcessingException misfit) {
            throw Problem.invalid("", "invalid_value", "The body does not fit.");
        }
    }

    /** @throws Problem 400 naming the place when the text is no JSON */
    public JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation();
            throw Problem.of(
                    400,
                    "malformed",
                    "This is no JSON"
                            + (place == null
                                    ? "."
                                    : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")."));
        }
    }

    public ObjectNode tree(Object resource) {
        return json.valueToTree(resource);
    }

    public String pretty(Object resource) {
        return json.valueToTree(resource).toPrettyString();
    }

    private static String pointer(JsonMappingException misfit) {
        return misfit.getPath().stream()
                .map(step ->
                        "/" + (step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName()))
                .collect(Collectors.joining());
    }

    /** Names what would fit, never the value that was given. */
    private static String sentence(JsonMappingException misfit) {
        if (misfit instanceof InvalidFormatException format && format.getTargetType() != null) {
            Class<?> target = format.getTargetType();
            if (target.isEnum()) {
                return "Must be one of "
                        + Arrays.stream(target.getEnumConstants())
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                        + ".";
            }
            if (target == java.time.Duration.class) {
                return "Must be an ISO 8601 duration such as PT10S.";
            }
            return "Must be a " + target.getSimpleName() + ".";
        }
        return "Does not have the expected type.";
    }
}
