package finme.process.studio.dmn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.dmn.instance.DecisionRule;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;

/** A table's columns by the names people read: what an input looks at, what an output is called. */
public final class Columns {
    /** Before the name of an output. */
    public static final String OUTPUT = "-> ";

    private Columns() {}

    public static List<String> of(DecisionTable table) {
        List<String> names = new ArrayList<>();
        table.getInputs().forEach(input -> names.add(name(input)));
        table.getOutputs().forEach(output -> names.add(name(output)));
        return names;
    }

    private static String name(Input input) {
        return input.getInputExpression() == null
                ? String.valueOf(input.getLabel())
                : text(input.getInputExpression().getText());
    }

    private static String name(Output output) {
        return OUTPUT + (output.getName() == null ? output.getLabel() : output.getName());
    }

    /** Cells in the order of {@link #of}. */
    public static List<DmnElement> cells(DecisionRule rule) {
        List<DmnElement> cells = new ArrayList<>(rule.getInputEntries());
        cells.addAll(rule.getOutputEntries());
        return cells;
    }

    public static String text(DmnElement cell) {
        return cell instanceof InputEntry input
                ? text(input.getText())
                : cell instanceof OutputEntry output ? text(output.getText()) : "";
    }

    public static void blank(DmnElement cell) {
        Text text = cell.getModelInstance().newInstance(Text.class);
        text.setTextContent("");
        if (cell instanceof InputEntry input) {
            input.setText(text);
        } else if (cell instanceof OutputEntry output) {
            output.setText(text);
        }
    }

    /** A rule as people read it: by column, blank cells left out, its description last. */
    static Map<String, String> read(DecisionTable table, DecisionRule rule) {
        List<String> names = of(table);
        List<DmnElement> cells = cells(rule);
        Map<String, String> read = new LinkedHashMap<>();
        for (int column = 0; column < Math.min(names.size(), cells.size()); column++) {
            String text = text(cells.get(column));
            if (!text.isEmpty() && !text.equals("-")) {
                read.put(names.get(column), text);
            }
        }
        if (rule.getDescription() != null) {
            read.put("description", rule.getDescription().getTextContent().strip());
        }
        return read;
    }

    private static String text(@Nullable Text text) {
        return text == null || text.getTextContent() == null
                ? ""
                : text.getTextContent().strip();
    }
}
