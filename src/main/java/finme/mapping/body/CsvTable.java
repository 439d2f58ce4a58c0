package finme.mapping.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import finme.mapping.CsvRows;
import finme.mapping.MalformedPayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows as the parser comes by them. What spoils a row is told with it, what spoils all behind it ends the reading. */
final class CsvTable implements CsvRows {
    private static final int COLUMNS = 500;
    /** A cell beyond it is a quote left open. */
    private static final int CELL = 1 << 16;

    /** As the parser says it. */
    private static final String OPEN = "Missing closing quote";

    private static final int ROW = 1 << 20;
    private static final CsvFactory FACTORY = CsvFactory.builder()
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(CELL).build())
            .build();

    /** Spaces of other widths, and what has no width at all. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Zs}\\p{Cf}]+");

    private final CsvParser rows;
    private final int linesBefore;
    private final List<String> header;
    private final List<String> cells = new ArrayList<>();
    private long line;

    private CsvTable(PushbackReader text, CsvDialect dialect) throws IOException, MalformedPayload {
        rows = FACTORY.createParser(text);
        rows.setSchema(CsvSchema.emptySchema().withColumnSeparator(dialect.separator()));
        linesBefore = dialect.linesBefore();
        String fault = read();
        if (fault != null) {
            throw new MalformedPayload("The CSV's header can't be read: " + fault);
        }
        header = names(cells);
    }

    /** @param separator null to see which one the header uses */
    static CsvTable of(InputStream body, @Nullable Charset declared, @Nullable Character separator)
            throws IOException, MalformedPayload {
        try {
            PushbackReader text = new PushbackReader(new CsvText(body, declared), CsvDialect.BACK);
            return new CsvTable(text, CsvDialect.of(text, separator));
        } catch (CharacterCodingException otherEncoding) {
            throw notText(1);
        }
    }

    private static List<String> names(List<String> cells) throws MalformedPayload {
        List<String> names = new ArrayList<>();
        for (String cell : cells) {
            String name = UNSEEN.matcher(cell).replaceAll(" ").strip();
            if (!name.isEmpty() && names.contains(name)) {
                throw new MalformedPayload("The CSV header has a name twice, in column " + (names.size() + 1) + ".");
            }
            names.add(name);
        }
        if (names.stream().allMatch(String::isEmpty)) {
            throw new MalformedPayload("The CSV has no header.");
        }
        return List.copyOf(names);
    }

    @Override
    public List<String> header() {
        return header.stream().filter(name -> !name.isEmpty()).toList();
    }

    @Override
    public @Nullable Row next() throws MalformedPayload, IOException {
        do {
            String fault = read();
            if (line == 0) {
                return null;
            }
            if (fault != null) {
                return new Row(line, Map.of(), fault);
            }
        } while (cells.stream().allMatch(String::isBlank));
        return row();
    }

    private Row row() {
        int width = cells.size();
        while (width > header.size() && cells.get(width - 1).isBlank()) {
            width--;
        }
        if (width != header.size()) {
            return new Row(line, Map.of(), "The CSV row has " + width + " cells for " + header.size() + " columns.");
        }
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < width; i++) {
            if (!header.get(i).isEmpty()) {
                row.put(header.get(i), cells.get(i));
            } else if (!cells.get(i).isBlank()) {
                return new Row(line, Map.of(), "The CSV row has a value in column " + (i + 1) + ", which has no name.");
            }
        }
        try {
            BodyFormats.check(row);
        } catch (MalformedPayload none) {
            return new Row(line, Map.of(), "The CSV row holds a character that is none.");
        }
        return new Row(line, row, null);
    }

    /**
     * One row into the cells, and its line; 0 behind the last one.
     *
     * @return what is wrong with it
     */
    private @Nullable String read() throws MalformedPayload, IOException {
        cells.clear();
        line = 0;
        try {
            return cells();
        } catch (CharacterCodingException otherEncoding) {
            throw notText(line == 0 ? here() : line);
        } catch (StreamConstraintsException endless) {
            throw open();
        }
    }

    private @Nullable String cells() throws MalformedPayload, IOException {
        String fault = null;
        int length = 0;
        JsonToken token = rows.nextToken();
        line = token == null ? 0 : here();
        while (token != null && token != JsonToken.END_ARRAY) {
            try {
                token = rows.nextToken();
            } catch (StreamConstraintsException | CharacterCodingException end) {
                throw end;
            } catch (JsonProcessingException stray) {
                if (rows.isClosed()
                        || String.valueOf(stray.getOriginalMessage()).startsWith(OPEN)) {
                    throw open();
                }
                fault = "The CSV row has something behind a closing quote" + reach() + ".";
                continue;
            }
            if (token == JsonToken.VALUE_STRING) {
                String cell = rows.getText();
                length += cell.length();
                if (cells.size() >= COLUMNS || length > ROW) {
                    fault = "The CSV row has more than " + COLUMNS + " cells, or is larger than " + ROW
                            + " characters.";
                } else {
                    cells.add(cell);
                }
            }
        }
        return fault;
    }

    /** What a quote left open took for its own is said, too. */
    private String reach() {
        return here() > line ? ", in lines " + line + " to " + here() : "";
    }

    private MalformedPayload open() {
        return new MalformedPayload(
                "The CSV has a cell without an end, from line " + line + " on; a quote may have been left open.");
    }

    private long here() {
        return rows.currentLocation().getLineNr() + linesBefore;
    }

    private static MalformedPayload notText(long line) {
        return new MalformedPayload("The CSV isn't text in the encoding it claims or shows, near line " + line + ".");
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
