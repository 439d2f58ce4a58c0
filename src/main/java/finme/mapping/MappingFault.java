package finme.mapping;

/** A FEEL text that doesn't compile, or fails when evaluated. Its message holds no value, so it may be logged. */
public final class MappingFault extends RuntimeException {
    private final int line;
    private final int column;

    /** @param line 1-based, 0 when the place is unknown; same for column */
    public MappingFault(String message, int line, int column) {
        super(message, null, false, false);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    public String sentence() {
        return line > 0 ? getMessage() + " (line " + line + ", column " + column + ")" : String.valueOf(getMessage());
    }
}
