package finme.mapping.body;

import finme.mapping.CsvRows.Row;
import finme.mapping.MalformedPayload;
import finme.mapping.MappingFault;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** A header and one row, read only: no partner is sent CSV. */
final class CsvBody implements BodyFormat {
    @Override
    public Object read(byte[] body, @Nullable Charset charset) throws Exception {
        try (CsvTable table = CsvTable.of(new ByteArrayInputStream(body), charset, null)) {
            Row row = table.next();
            if (row == null) {
                throw new MalformedPayload("The CSV has no row below its header.");
            } else if (row.fault() != null) {
                throw new MalformedPayload(row.fault());
            } else if (table.next() != null) {
                throw new MalformedPayload("The CSV has more than one row.");
            }
            return row.cells();
        }
    }

    @Override
    public String write(@Nullable Object value) {
        throw new MappingFault("nothing is written as CSV", 0, 0);
    }
}
