package finme.partner;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import finme.kernel.Fault;
import finme.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Values for the list of people a partner does not want, whatever is to be done with them, as CSV: each cell a phone with
 * its country, an e-mail, a tax id, the SHA-256 of one in hex, or what is kept of one. A first line of names is known as
 * such. Read as it comes, to its end; of a value its blind index alone is kept.
 */
@Component
public class SuppressionFile {
    public static final int MOST = 100_000;
    private static final int MOST_FAULTS = 100;
    private static final Set<String> NAMES =
            Set.of("value", "phone", "email", "e-mail", "taxid", "tax id", "hash", "sha256", "sha-256");
    private static final ObjectReader ROWS = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build()
            .readerFor(String[].class);

    private final SuppressionTokens tokens;

    SuppressionFile(SuppressionTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * @return what is kept of its values, one at least
     * @throws Problem 422 as {@link #readAny}, or when there is none
     */
    public Set<String> read(InputStream csv) throws IOException {
        Set<String> kept = readAny(csv);
        if (kept.isEmpty()) {
            throw Problem.invalid("", "required", "No value was given; to have nobody on the list, empty it.");
        }
        return kept;
    }

    /**
     * @return what is kept of its values; none where nothing is written
     * @throws Problem 422 with the line and field of each fault, the first hundred of them; never with a value
     */
    public Set<String> readAny(InputStream csv) throws IOException {
        Reading reading = new Reading();
        InputStreamReader text = new InputStreamReader(csv, StandardCharsets.UTF_8.newDecoder());
        try (MappingIterator<String[]> rows = ROWS.readValues(text)) {
            while (rows.hasNextValue() && reading.faults.size() < MOST_FAULTS) {
                reading.row(rows.nextValue());
            }
        } catch (CharacterCodingException otherwise) {
            throw Problem.invalid("", "not_utf_8", "The list is not UTF-8; save it as \"CSV UTF-8\".");
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw Problem.invalid(
                    "", "malformed", "Line " + (reading.line + 1) + ": this is no CSV; is a quote left open?");
        }
        if (!reading.faults.isEmpty()) {
            throw Problem.invalid(reading.faults);
        }
        return reading.kept;
    }

    private final class Reading {
        private final Set<String> kept = new LinkedHashSet<>();
        private final List<Fault> faults = new ArrayList<>();
        private List<String> names = List.of();
        private int line;

        private void row(String[] cells) {
            line++;
            if (line == 1 && cells.length > 0) {
                cells[0] = cells[0].replace("\uFEFF", "");
            }
            if (line == 1 && isHeader(cells)) {
                names = List.of(cells);
                return;
            }
            for (int i = 0; i < cells.length; i++) {
                String cell = cells[i].strip();
                if (!cell.isEmpty()) {
                    cell(i, cell);
                }
            }
        }

        private void cell(int column, String value) {
            String field = column < names.size() ? names.get(column).strip() : String.valueOf(column + 1);
            if (kept.size() >= MOST) {
                fault(field, "too_many", "a list has " + MOST + " values at most");
                return;
            }
            tokens.kept(value)
                    .ifPresentOrElse(
                            kept::add,
                            () -> fault(
                                    field,
                                    "invalid_value",
                                    "a phone with its country (+420…), an e-mail, a tax id, or the SHA-256 of one in hex is wanted"));
        }

        private void fault(String field, String code, String message) {
            String pointer = "/lines/" + line + '/' + field.replace("~", "~0").replace("/", "~1");
            faults.add(new Fault(pointer, code, "Line " + line + ", field " + field + ": " + message + '.'));
        }
    }

    private static boolean isHeader(String[] cells) {
        for (String cell : cells) {
            if (!NAMES.contains(cell.strip().toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return cells.length > 0;
    }
}
