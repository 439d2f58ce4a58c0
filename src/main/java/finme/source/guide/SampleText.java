package finme.source.guide;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import finme.mapping.MalformedPayload;
import finme.mapping.PayloadFormat;
import finme.mapping.Payloads;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Payloads as senders write them, for people to read. */
@Component
class SampleText {
    private static final ObjectWriter PRETTY = new ObjectMapper()
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
            .writerWithDefaultPrettyPrinter();

    private final Payloads payloads;

    SampleText(Payloads payloads) {
        this.payloads = payloads;
    }

    String write(PayloadFormat format, Map<String, Object> payload) {
        return switch (format) {
            case JSON -> json(payload);
            case CSV -> row(payload, Map.Entry::getKey) + row(payload, Map.Entry::getValue);
            case XML -> utf8(payloads.write(format, Map.of("application", payload)));
            case FORM -> utf8(payloads.write(format, payload));
        };
    }

    /** @return null when it can't be read, or is no object */
    @Nullable
    SamplePayload read(PayloadFormat format, String text) {
        try {
            return SamplePayload.of(
                    payloads.read(format, text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        } catch (MalformedPayload unreadable) {
            return null;
        }
    }

    private static String json(Map<String, Object> payload) {
        try {
            return PRETTY.writeValueAsString(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("a payload can't be written as JSON", impossible);
        }
    }

    private static String row(Map<String, Object> payload, Function<Map.Entry<String, Object>, Object> cell) {
        return payload.entrySet().stream().map(cell).map(SampleText::cell).collect(Collectors.joining(",", "", "\n"));
    }

    private static String cell(Object value) {
        String text = String.valueOf(value);
        return text.matches("(?s).*[,;\"\\r\\n\\t].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String utf8(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
