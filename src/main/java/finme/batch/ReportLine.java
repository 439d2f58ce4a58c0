package finme.batch;

/**
 * What is to be said about a row. Never carries a personal value.
 *
 * @param position among what is said about the same row
 * @param field JSON pointer into the canonical application, empty for the row as a whole
 * @param code why it was refused; {@code duplicate} for one that was answered with an application of before
 */
public record ReportLine(long line, int position, String field, String code, String message) {
    public static final String DUPLICATE = "duplicate";

    /** Said of rows that were taken in. */
    public boolean isGood() {
        return code.equals(DUPLICATE);
    }
}
