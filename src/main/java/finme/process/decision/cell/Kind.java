package finme.process.decision.cell;

import finme.process.decision.table.InputType;

/** What stands in an input: what its name says, else what its column says, else anything. */
public enum Kind {
    NUMBER("a number"),
    TEXT("a text in quotes"),
    FLAG("true or false"),
    DATE("a date"),
    ANY("anything");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Kind of(InputType type) {
        return switch (type) {
            case NUMBER -> NUMBER;
            case BOOLEAN -> FLAG;
            case DATE -> DATE;
            case TEXT -> TEXT;
            case AS_IS -> ANY;
        };
    }
}
