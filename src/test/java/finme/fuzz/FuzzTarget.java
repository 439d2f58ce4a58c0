package finme.fuzz;

/** What Jazzer calls, in a process for each {@link Target}. */
public final class FuzzTarget {
    private static final Target TARGET = Target.valueOf(System.getProperty("fuzz.target", "JSON"));

    private FuzzTarget() {}

    /** Outside of the time that an input may take. */
    public static void fuzzerInitialize() {
        TARGET.read(new byte[] {' '});
    }

    public static void fuzzerTestOneInput(byte[] input) {
        TARGET.read(input);
    }
}
