package finme.process.decision;

import java.util.ArrayList;
import java.util.List;

/** Writes tables as tests need them, broken ones too. */
public final class DmnText {
    private final String id;
    private final String hitPolicy;
    private final List<String> columns = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();

    private DmnText(String id, String hitPolicy) {
        this.id = id;
        this.hitPolicy = hitPolicy;
    }

    public static DmnText table(String id, String hitPolicy) {
        return new DmnText(id, hitPolicy);
    }

    public DmnText input(String expression, String type) {
        columns.add(
                "<input id=\"i%d\" label=\"L %d\"><inputExpression id=\"e%d\" typeRef=\"%s\"><text>%s</text></inputExpression></input>"
                        .formatted(columns.size(), columns.size(), columns.size(), type, escape(expression)));
        return this;
    }

    public DmnText output(String name, String type) {
        columns.add("<output id=\"o%d\" name=\"%s\" typeRef=\"%s\"/>".formatted(columns.size(), name, type));
        return this;
    }

    /** Inputs first, then outputs, one cell for each column. */
    public DmnText rule(String id, String... cells) {
        StringBuilder rule = new StringBuilder("<rule id=\"" + id + "\"><description>About " + id + "</description>");
        for (int column = 0; column < cells.length; column++) {
            String kind = columns.get(column).startsWith("<input") ? "inputEntry" : "outputEntry";
            rule.append(
                    "<%s id=\"%s_%d\"><text>%s</text></%s>".formatted(kind, id, column, escape(cells[column]), kind));
        }
        rules.add(rule + "</rule>");
        return this;
    }

    public String xml() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="http://camunda.org/schema/1.0/dmn">
                <decision id="%s" name="A table" camunda:historyTimeToLive="P180D"><decisionTable id="t" hitPolicy="%s">%s%s</decisionTable></decision>
                </definitions>
                """.formatted(id, hitPolicy, String.join("", columns), String.join("", rules));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
