package finme.acceptance;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import finme.gateway.BatchIntake;
import finme.gateway.BatchIntake.ReportPage;
import finme.gateway.BatchIntake.RowReport;
import finme.mapping.Formulas;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A batch's report as a table: {@code line,field,code,message}, safe to open in a spreadsheet. */
@Component
public class ReportCsv {
    private final BatchIntake batches;
    private final ObjectWriter csv = CsvMapper.builder()
            .disable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build()
            .writer(CsvSchema.emptySchema().withLineSeparator("\r\n"));

    ReportCsv(BatchIntake batches) {
        this.batches = batches;
    }

    /** Page by page. */
    public void write(String source, UUID batch, OutputStream to) throws IOException {
        try (SequenceWriter table = csv.writeValues(to)) {
            table.write(new String[] {"line", "field", "code", "message"});
            for (Long after = 0L; after != null; ) {
                ReportPage page = batches.report(source, batch, after);
                for (RowReport row : page.lines()) {
                    table.write(cells(row));
                }
                table.flush();
                after = page.next();
            }
        }
    }

    private static String[] cells(RowReport row) {
        return new String[] {
            Long.toString(row.line()),
            Formulas.guard(row.field()),
            Formulas.guard(row.code()),
            Formulas.guard(row.message())
        };
    }
}
