package finme.apply.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.mapping.MalformedPayload;
import finme.mapping.PayloadFormat;
import finme.mapping.Payloads;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a page, or any other client, sends of a form. Bounded in size, depth and count. */
@Component
class FormBodies {
    private static final int LIMIT = 256 << 10;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Payloads payloads;

    FormBodies(Payloads payloads) {
        this.payloads = payloads;
    }

    /**
     * @param version the page was made from; null for the present one
     * @param begun version on which it was begun; null for the same
     * @param draft token under which it was saved meanwhile, null for none
     * @param page what the page saw of whoever filled it in; null from other clients
     */
    record Sent(
            @Nullable Integer version,
            Map<String, Object> data,
            @Nullable Integer begun,
            @Nullable String draft,
            @Nullable Visit page) {
        @Override
        public String toString() {
            return "Sent[" + version + ']';
        }
    }

    /** @param seconds since the page was shown @param filled whether a field was filled in that nobody sees */
    record Visit(int seconds, boolean filled, boolean confirmed) {
        private static final int FASTEST = 3;

        /** Of a program rather than of a person. */
        boolean isOdd() {
            return (filled || seconds < FASTEST) && !confirmed;
        }
    }

    /** @throws Problem 400, 413, 415, 422 */
    Sent read(HttpServletRequest request) throws IOException {
        Map<String, Object> body = object(request);
        Map<String, Object> data = map(body.get("data"));
        if (data == null) {
            throw Problem.invalid("/data", "required", "What was filled in belongs here.");
        }
        return new Sent(
                number(body, "version"),
                data,
                number(body, "begun"),
                body.get("draft") instanceof String token ? token : null,
                visit(map(body.get("page"))));
    }

    /** @throws Problem 400, 413, 415 */
    Map<String, Object> object(HttpServletRequest request) throws IOException {
        String type = String.valueOf(request.getContentType());
        if (!type.startsWith("application/json")) {
            throw Problem.of(415, "unsupported_media_type", "Forms are sent as application/json.");
        }
        byte[] body = request.getInputStream().readNBytes(LIMIT + 1);
        if (body.length > LIMIT) {
            throw Problem.of(413, "body_too_large", "A filled-in form may have 256 KiB.");
        }
        try {
            Map<String, Object> read = map(payloads.read(PayloadFormat.JSON, body, StandardCharsets.UTF_8));
            if (read != null) {
                return read;
            }
        } catch (MalformedPayload malformed) {
            throw Problem.of(400, "malformed", String.valueOf(malformed.getMessage()));
        }
        throw Problem.invalid(List.of(new Fault("", "invalid_type", "An object is expected.")));
    }

    static String written(Map<String, Object> data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException withValues) {
            throw new IllegalStateException("what was read as JSON can't be written as such");
        }
    }

    /** @return what {@link #written} wrote */
    static Map<String, Object> typed(String written) {
        try {
            return JSON.readValue(written, new TypeReference<>() {});
        } catch (JsonProcessingException withValues) {
            throw new IllegalStateException("what was written as JSON can't be read as such");
        }
    }

    private static @Nullable Map<String, Object> map(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return null;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        map.forEach((name, held) -> all.put(String.valueOf(name), held));
        return all;
    }

    private static @Nullable Integer number(Map<String, Object> body, String name) {
        Object value = body.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            if (exact.precision() < 10 && exact.scale() <= 0 && exact.scale() > -9) {
                return exact.intValue();
            }
        }
        throw Problem.invalid('/' + name, "invalid_type", "A version is a whole number.");
    }

    private static @Nullable Visit visit(@Nullable Map<String, Object> page) {
        if (page == null) {
            return null;
        }
        int seconds = page.get("seconds") instanceof Number number ? number.intValue() : 0;
        boolean filled = page.get("website") instanceof String text && !text.isBlank();
        return new Visit(seconds, filled, Boolean.TRUE.equals(page.get("confirmed")));
    }
}
