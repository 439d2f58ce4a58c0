package finme.admin.resource;

import finme.admin.difference.Difference;
import finme.admin.difference.Differences;
import finme.catalogue.PastVersion;
import finme.kernel.Problem;
import java.util.ArrayList;
import java.util.List;

/** One version of something and what became different with it. */
public record HistoryStep(PastVersion version, List<Difference> differences) {
    /** @param versions newest first; the oldest has nothing to differ from */
    public static List<HistoryStep> of(List<PastVersion> versions) {
        List<HistoryStep> steps = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            PastVersion now = versions.get(i);
            steps.add(new HistoryStep(
                    now,
                    i + 1 < versions.size()
                            ? Differences.between(versions.get(i + 1).definition(), now.definition())
                            : List.of()));
        }
        return steps;
    }

    /**
     * Any two versions, whichever is the earlier.
     *
     * @throws Problem 404 for a version that there never was
     */
    static Compared compare(List<PastVersion> versions, int one, int other) {
        PastVersion from = version(versions, Math.min(one, other));
        PastVersion to = version(versions, Math.max(one, other));
        return new Compared(from.version(), to.version(), Differences.between(from.definition(), to.definition()));
    }

    record Compared(int from, int to, List<Difference> items) {}

    private static PastVersion version(List<PastVersion> versions, int wanted) {
        return versions.stream()
                .filter(each -> each.version() == wanted)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("This version"));
    }
}
