package finme.mapping.body;

import finme.mapping.CsvRows;
import finme.mapping.MalformedPayload;
import finme.mapping.PayloadFormat;
import finme.mapping.Payloads;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The formats behind one call: what none of them can read is {@link MalformedPayload}, whatever a parser throws. */
@Component
final class BodyFormats implements Payloads {
    static final int BYTES = 1 << 20;
    static final int DEPTH = 32;
    static final int VALUES = 50_000;

    /** Powers of ten a number may span; FEEL doesn't take more either. */
    private static final int SCALE = 6_144;

    private final Map<PayloadFormat, BodyFormat> formats = Map.of(
            PayloadFormat.JSON, new JsonBody(),
            PayloadFormat.XML, new XmlBody(),
            PayloadFormat.FORM, new FormBody(),
            PayloadFormat.CSV, new CsvBody());

    @Override
    public Object read(PayloadFormat format, byte[] body, @Nullable Charset charset) throws MalformedPayload {
        if (body.length == 0) {
            throw new MalformedPayload("The body is empty.");
        } else if (body.length > BYTES) {
            throw new MalformedPayload("The body is larger than " + BYTES + " bytes.");
        }
        try {
            Object read = format(format).read(body, charset);
            check(read);
            return read;
        } catch (MalformedPayload e) {
            throw e;
        } catch (Exception | StackOverflowError e) {
            throw new MalformedPayload("The body isn't valid " + format + ".");
        }
    }

    @Override
    public CsvRows rows(InputStream body, @Nullable Charset charset, @Nullable Character separator)
            throws MalformedPayload, IOException {
        return CsvTable.of(body, charset, separator);
    }

    @Override
    public byte[] write(PayloadFormat format, @Nullable Object value) {
        return format(format).write(value).getBytes(StandardCharsets.UTF_8);
    }

    private BodyFormat format(PayloadFormat format) {
        return java.util.Objects.requireNonNull(formats.get(format));
    }

    /** What parses and still can't be stored or calculated with. */
    static void check(@Nullable Object value) throws MalformedPayload {
        if (value instanceof String text) {
            check(text);
        } else if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                check(entry.getKey());
                check(entry.getValue());
            }
        } else if (value instanceof List<?> items) {
            for (Object item : items) {
                check(item);
            }
        } else if (value instanceof BigDecimal number
                && (Math.abs((long) number.scale()) > SCALE || number.precision() > 1_000)) {
            throw new MalformedPayload("The body holds a number out of range.");
        }
    }

    private static void check(String text) throws MalformedPayload {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                throw new MalformedPayload("The body holds a character that is none.");
            }
            i += pair ? 1 : 0;
        }
    }
}
