package finme.admin.directory;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import finme.directory.Directory;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.mapping.Formulas;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one table; every fault is named with the line and the column it stands in. */
final class DirectoryCsvReader {
    private static final Set<String> COLUMNS = Set.of("code", "active", "validFrom", "order");
    private static final Set<String> YES = Set.of("", "true", "yes", "1");
    private static final Set<String> NO = Set.of("false", "no", "0");
    private static final Pattern PLACE = Pattern.compile("/entries/(\\d{1,6})/(.+)");
    private static final ObjectReader ROWS =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build().readerFor(String[].class);

    private final String directory;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Directory.Entry> entries = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private List<String> header = List.of();
    private int line = 1;

    DirectoryCsvReader(String directory) {
        this.directory = directory;
    }

    /** @throws Problem 422 */
    Directory read(byte[] body) {
        String text = text(body);
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(text));
        try (MappingIterator<String[]> rows = ROWS.with(schema).readValues(text)) {
            while (rows.hasNextValue()) {
                String[] row = rows.nextValue();
                row(row);
                line += 1 + breaks(row);
            }
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof Problem problem) {
                throw problem;
            }
            throw Problem.invalid("", "malformed", "Line " + line + ": this is no CSV; is a quote left open?");
        }
        if (header.isEmpty()) {
            throw Problem.invalid("", "required", "Line 1: the names of the columns are missing.");
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return new Directory(directory, null, entries);
    }

    /** @param fault with the pointer of a directory that was read by this */
    Fault located(Fault fault) {
        Matcher place = PLACE.matcher(fault.pointer());
        if (!place.matches() || Integer.parseInt(place.group(1)) >= lines.size()) {
            return fault;
        }
        int at = lines.get(Integer.parseInt(place.group(1)));
        String column = place.group(2).replaceFirst("^labels/", DirectoryCsv.LABEL);
        return new Fault(fault.pointer(), fault.code(), place(at, column) + ": " + fault.message());
    }

    private static String text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException otherwise) {
            throw Problem.invalid("", "not_utf_8", "The table is not UTF-8; save it as \"CSV UTF-8\".");
        }
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        return first.indexOf(',') >= 0 ? ',' : first.indexOf(';') >= 0 ? ';' : first.indexOf('\t') >= 0 ? '\t' : ',';
    }

    /** Spreadsheets end lines with empty cells. */
    private void row(String[] cells) {
        List<String> row = new ArrayList<>(List.of(cells));
        row.replaceAll(String::strip);
        while (!row.isEmpty() && row.get(row.size() - 1).isEmpty()) {
            row.remove(row.size() - 1);
        }
        if (row.isEmpty()) {
            return;
        }
        if (header.isEmpty()) {
            header(row);
        } else {
            entry(row);
        }
    }

    private void header(List<String> cells) {
        header = cells;
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (!COLUMNS.contains(name) && !name.startsWith(DirectoryCsv.LABEL)) {
                fault("", "unknown_column", name, "there is no such column");
            } else if (!seen.add(name)) {
                fault("", "not_unique", name, "this column is there twice");
            }
        }
        if (!header.contains("code")) {
            fault("", "required", "code", "this column is missing");
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private void entry(List<String> cells) {
        if (cells.size() > header.size()) {
            fault(
                    "/entries/" + entries.size(),
                    "too_many_cells",
                    "",
                    "it has " + cells.size() + " cells for " + header.size() + " columns");
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), i < cells.size() ? Formulas.unguard(cells.get(i)) : "");
        }
        Map<String, String> labels = new LinkedHashMap<>();
        row.forEach((name, value) -> {
            if (name.startsWith(DirectoryCsv.LABEL) && !value.isEmpty()) {
                labels.put(name.substring(DirectoryCsv.LABEL.length()), value);
            }
        });
        lines.add(line);
        entries.add(new Directory.Entry(
                row.getOrDefault("code", ""),
                labels,
                date(row.getOrDefault("validFrom", "")),
                flag(row.getOrDefault("active", "")),
                order(row.getOrDefault("order", ""))));
    }

    private @Nullable LocalDate date(String cell) {
        try {
            return cell.isEmpty() ? null : LocalDate.parse(cell);
        } catch (DateTimeParseException otherwise) {
            fault("validFrom", "a date such as 2026-01-31 is wanted");
            return null;
        }
    }

    private boolean flag(String cell) {
        String word = cell.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            fault("active", "true or false is wanted");
        }
        return YES.contains(word);
    }

    private int order(String cell) {
        try {
            return cell.isEmpty() ? entries.size() + 1 : Integer.parseInt(cell);
        } catch (NumberFormatException otherwise) {
            fault("order", "a whole number is wanted");
            return 0;
        }
    }

    private void fault(String column, String message) {
        fault("/entries/" + entries.size() + '/' + column, "invalid_value", column, message);
    }

    private void fault(String pointer, String code, String column, String message) {
        faults.add(new Fault(pointer, code, place(line, column) + ": " + message + '.'));
    }

    private static String place(int line, String column) {
        return "Line " + line + (column.isEmpty() ? "" : ", column " + column);
    }

    private static int breaks(String[] cells) {
        return (int) String.join("", cells).chars().filter(c -> c == '\n').count();
    }
}
