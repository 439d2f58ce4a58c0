package finme.mapping.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import finme.mapping.MalformedPayload;
import finme.mapping.MappingFault;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** JSON in any encoding that {@link Encodings} knows; decoded before it is parsed, since a parser may let bad bytes pass. */
final class JsonBody implements BodyFormat {
    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(BodyFormats.DEPTH)
                            .maxTokenCount(2L * BodyFormats.VALUES)
                            .maxNameLength(1_000)
                            .maxNumberLength(1_000)
                            .build())
                    // names that were made to have one hash would fill its table of names
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    @Override
    public Object read(byte[] body, @Nullable Charset charset) throws Exception {
        try {
            Object value = json.readValue(Encodings.decode(body, charset, null), Object.class);
            if (value == null) {
                throw new MalformedPayload("The body is JSON, but only null.");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new MalformedPayload("The JSON is too deep or too large" + place(e) + ".");
        } catch (MismatchedInputException e) {
            throw new MalformedPayload("The body isn't one JSON value" + place(e) + ".");
        } catch (JsonProcessingException e) {
            boolean twice = e.getOriginalMessage().startsWith("Duplicate");
            throw new MalformedPayload(
                    (twice ? "A JSON name occurs twice" : "The body isn't valid JSON") + place(e) + ".");
        }
    }

    @Override
    public String write(@Nullable Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new MappingFault("the result can't be written as JSON", 0, 0);
        }
    }

    private static String place(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
