package finme.chaos;

/** A run and what it came to. */
interface Played {
    String name();

    /** A line. */
    String verdict();

    boolean asExpected();

    /** As Markdown. */
    String report();
}
