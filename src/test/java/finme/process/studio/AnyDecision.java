package finme.process.studio;

import finme.process.studio.dmn.DmnFile;

/** Takes text for a decision as somebody drafts it. */
public final class AnyDecision {
    private static final String KEY = "partner-prioritisation";

    private AnyDecision() {}

    public static void read(String xml) {
        DmnFile file = DmnFile.read(KEY, xml);
        file.table();
        if (!KEY.equals(file.copy().decision().getId()) || file.bytes().length == 0) {
            throw new AssertionError("another decision");
        }
    }
}
