package finme.admin.resource;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.kernel.Fault;
import finme.kernel.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what an admin sent into the resource it means, or into a problem that points at the fault. */
@Component
public class JsonResources {
    private final ObjectMapper json;
    private final UnknownMembers members;

    /** Strict: what the resource does not have, or would be rounded, is somebody's mistake. */
    JsonResources(ObjectMapper json) {
        this.json = json.copy()
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));
        this.members = new UnknownMembers(this.json);
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

    /** @throws Problem 422 with the pointer of each member that does not exist and of the value that does not fit */
    public <T> T convert(JsonNode body, Class<T> type) {
        T value;
        try {
            value = json.treeToValue(body, type);
        } catch (JsonMappingException misfit) {
            throw Problem.invalid(pointer(misfit), "invalid_value", sentence(misfit));
        } catch (JsonProcessingException misfit) {
            throw Problem.invalid("", "invalid_value", "The body does not fit.");
        }
        List<Fault> unknown = members.unknown(body, json.valueToTree(value), type);
        if (!unknown.isEmpty()) {
            Fault first = unknown.get(0);
            throw unknown.size() == 1
                    ? Problem.invalid(first.pointer(), first.code(), first.message())
                    : Problem.invalid(unknown);
        }
        return value;
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
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(resource);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("this can't be written as JSON", unwritable);
        }
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
        }
        Class<?> wanted = misfit instanceof MismatchedInputException input ? input.getTargetType() : null;
        if (wanted == Integer.class || wanted == int.class) {
            return "Must be a whole number.";
        }
        if (wanted == BigDecimal.class) {
            return "Must be a number.";
        }
        if (wanted == Boolean.class || wanted == boolean.class) {
            return "Must be true or false.";
        }
        if (wanted == LocalDate.class) {
            return "Must be a date such as 2026-01-31.";
        }
        if (wanted != null && Collection.class.isAssignableFrom(wanted)) {
            return "Must be a list.";
        }
        if (wanted != null && (wanted.isRecord() || Map.class.isAssignableFrom(wanted))) {
            return "Must be an object.";
        }
        return "Does not have the expected type.";
    }
}
