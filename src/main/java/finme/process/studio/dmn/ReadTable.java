package finme.process.studio.dmn;

import finme.process.DecisionStudio.Table;
import finme.process.DecisionStudio.TableRow;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.dmn.instance.DecisionRule;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.jspecify.annotations.Nullable;

/** A decision table in the words its author gave it. */
public final class ReadTable {
    private ReadTable() {}

    public static Table of(DmnFile file) {
        String name = file.decision().getName();
        DecisionTable table = file.table();
        if (table == null) {
            return new Table(name, "", List.of(), 0, List.of());
        }
        List<String> columns = new ArrayList<>();
        List<String> names = Columns.of(table);
        table.getInputs().forEach(input -> columns.add(label(input.getLabel(), names.get(columns.size()))));
        table.getOutputs().forEach(output -> columns.add(label(output.getLabel(), output.getName())));
        return new Table(
                name,
                table.getHitPolicy().name(),
                columns,
                table.getOutputs().size(),
                table.getRules().stream().map(ReadTable::row).toList());
    }

    private static String label(@Nullable String label, String name) {
        return label == null || label.isBlank() ? name : label;
    }

    private static TableRow row(DecisionRule rule) {
        return new TableRow(
                rule.getId(),
                rule.getDescription() == null
                        ? null
                        : rule.getDescription().getTextContent().strip(),
                Columns.cells(rule).stream().map(Columns::text).toList());
    }
}
