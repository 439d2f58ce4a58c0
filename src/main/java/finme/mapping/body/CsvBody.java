package finme.mapping.body;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import finme.mapping.MalformedPayload;
import finme.mapping.MappingFault;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A header and one row, read only: no partner is sent CSV. Separated by what the header uses: comma, semicolon or tab. */
final class CsvBody implements BodyFormat {
    private static final int COLUMNS = 500;

    private final ObjectReader rows = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build()
            .readerFor(String[].class);

    @Override
    public Object read(byte[] body, @Nullable Charset charset) throws Exception {
        String text = BodyFormat.text(body, charset);
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(text));
        try (MappingIterator<String[]> lines = rows.with(schema).readValues(text)) {
            String[] header = lines.hasNextValue() ? lines.nextValue() : new String[0];
            if (!lines.hasNextValue()) {
                throw new MalformedPayload("The CSV has no row below its header.");
            }
            Map<String, @Nullable Object> row = row(header, lines.nextValue());
            if (lines.hasNextValue()) {
                throw new MalformedPayload("The CSV has more than one row.");
            }
            return row;
        }
    }

    private static Map<String, @Nullable Object> row(String[] header, String[] cells) throws MalformedPayload {
        if (header.length > COLUMNS || cells.length != header.length) {
            throw new MalformedPayload("The CSV row has " + cells.length + " cells for " + header.length + " columns.");
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < header.length; i++) {
            String name = header[i].strip();
            if (name.isEmpty() || row.containsKey(name)) {
                throw new MalformedPayload("The CSV header has no name, or one twice, in column " + (i + 1) + ".");
            }
            row.put(name, cells[i]);
        }
        return row;
    }

    private static char separator(String text) {
        String header = text.lines().findFirst().orElse("");
        if (header.indexOf(',') >= 0) {
            return ',';
        }
        return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }

    @Override
    public String write(@Nullable Object value) {
        throw new MappingFault("nothing is written as CSV", 0, 0);
    }
}
