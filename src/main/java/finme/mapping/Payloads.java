package finme.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes bodies in the formats of sources and partners, defensively: no DTD, no external entity, bounded size
 * (1 MiB), depth (32) and count.
 */
public interface Payloads {
    /**
     * @return nested maps, lists, strings, numbers, booleans, nulls. XML: the root element's content; attributes as
     *     {@code @name}, text beside attributes as {@code #text}, repeated elements as lists, values as strings, elements
     *     without content as null. FORM:
     *     a flat map of strings, a repeated name as a list. CSV: header and exactly one row, as a map of strings
     * @throws MalformedPayload when it isn't what it claims to be, whatever the parser threw
     */
    Object read(PayloadFormat format, byte[] body, @Nullable Charset charset) throws MalformedPayload;

    /**
     * A table of many rows, as it comes in. Neither it nor the body may be larger than the stream lets through.
     *
     * @param charset as declared, null for none; a byte order mark counts more
     * @param separator of cells, null when nobody said
     * @throws MalformedPayload when its header can't be read
     */
    CsvRows rows(InputStream body, @Nullable Charset charset, @Nullable Character separator)
            throws MalformedPayload, IOException;

    /**
     * The reverse. XML takes one top-level key as the root element's name (else the root is {@code request}), keys
     * starting with {@code @} as attributes, {@code #text} as text, lists as repeated elements, and leaves nulls out.
     * FORM takes a flat map; nested names are joined by dots; nulls are left out. CSV is only read. Always UTF-8.
     *
     * @throws MappingFault when the value can't be said in that format
     */
    byte[] write(PayloadFormat format, @Nullable Object value);
}
