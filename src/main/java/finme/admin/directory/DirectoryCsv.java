package finme.admin.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import finme.admin.resource.ResourceKind;
import finme.directory.Directory;
import finme.kernel.Problem;
import finme.mapping.Formulas;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * A directory as a table: {@code code,active,validFrom,order,label.en,…}, a line an entry. What a spreadsheet would take
 * for a formula gets an apostrophe in front, which reading takes away again.
 */
@Component
class DirectoryCsv implements ResourceKind.Table<Directory> {
    static final String LABEL = "label.";

    private final CsvMapper csv = CsvMapper.builder()
            .disable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    @Override
    public String write(Directory directory) {
        List<String> languages = languages(directory);
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("code", "active", "validFrom", "order"));
        languages.forEach(language -> header.add(LABEL + language));
        rows.add(header);
        for (Directory.Entry entry : directory.entries()) {
            List<String> row = new ArrayList<>();
            row.add(entry.code());
            row.add(String.valueOf(entry.inUse()));
            row.add(entry.validFrom() == null ? "" : entry.validFrom().toString());
            row.add(String.valueOf(entry.order()));
            languages.forEach(language -> row.add(entry.labels().getOrDefault(language, "")));
            row.replaceAll(Formulas::guard);
            rows.add(row);
        }
        ObjectWriter writer = csv.writer(CsvSchema.emptySchema().withLineSeparator("\r\n"));
        try {
            return writer.writeValueAsString(rows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a directory can't be written as CSV", impossible);
        }
    }

    /** English first. */
    static List<String> languages(Directory directory) {
        SortedSet<String> others = new TreeSet<>();
        directory.entries().forEach(entry -> others.addAll(entry.labels().keySet()));
        List<String> languages = new ArrayList<>();
        if (others.remove("en")) {
            languages.add("en");
        }
        languages.addAll(others);
        return languages;
    }

    @Override
    public Directory read(String code, byte[] body) {
        return new DirectoryCsvReader(code).read(body);
    }

    @Override
    public Problem located(Problem problem, byte[] body) {
        if (problem.errors().isEmpty()) {
            return problem;
        }
        DirectoryCsvReader table = new DirectoryCsvReader("");
        table.read(body);
        return Problem.invalid(problem.errors().stream().map(table::located).toList());
    }
}
