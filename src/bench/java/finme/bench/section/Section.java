package finme.bench.section;

/** One thing that is measured; its figures and verdicts go into the report. */
public interface Section {
    /** As {@code -Dbench.parts} calls it. */
    String name();

    /** Whether a quick look has time for it. */
    default boolean quick() {
        return true;
    }

    void run(Stage stage, Report report) throws Exception;
}
