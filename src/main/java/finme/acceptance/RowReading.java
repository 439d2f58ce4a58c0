package finme.acceptance;

import finme.gateway.BatchIntake;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.mapping.CsvRows;
import java.util.List;
import org.springframework.stereotype.Component;

/** A row as intake would read it if it came alone. */
@Component
class RowReading {
    private final Acceptance acceptance;

    RowReading(Acceptance acceptance) {
        this.acceptance = acceptance;
    }

    BatchIntake.Row read(SourceProfile source, CsvRows.Row row) {
        if (row.fault() != null) {
            return new BatchIntake.Row(row.line(), null, List.of(new Fault("", "malformed", row.fault())));
        }
        try {
            return new BatchIntake.Row(row.line(), acceptance.acceptRow(source, row.cells()), List.of());
        } catch (Problem refused) {
            List<Fault> faults = refused.errors().isEmpty()
                    ? List.of(new Fault("", refused.code(), refused.detail()))
                    : refused.errors();
            return new BatchIntake.Row(row.line(), null, faults);
        }
    }
}
