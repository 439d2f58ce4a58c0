package finme.source.guide;

import com.fasterxml.jackson.databind.JsonNode;
import finme.canonical.Conversion;
import finme.canonical.Conversion.Converted;
import finme.canonical.SourceMapping;
import java.time.Instant;

/** What intake would say of a payload, as often as somebody asks; {@link #MOST} times for one guide. */
final class GuideTrial {
    static final int MOST = 6_000;

    private final Conversion conversion;
    private final SourceMapping mapping;
    private final Instant now = Instant.now();
    private int left = MOST;

    GuideTrial(Conversion conversion, SourceMapping mapping) {
        this.conversion = conversion;
        this.mapping = mapping;
    }

    /** @param leaves values of the application that came of it */
    record Verdict(int faults, int warnings, int leaves) {
        private static final Verdict UNKNOWN = new Verdict(Integer.MAX_VALUE, 0, 0);

        boolean passes() {
            return faults == 0;
        }

        boolean isBetterThan(Verdict other) {
            if (faults != other.faults) {
                return faults < other.faults;
            }
            return warnings != other.warnings ? warnings < other.warnings : leaves > other.leaves;
        }

        boolean isAsGoodAs(Verdict other) {
            return faults <= other.faults && warnings <= other.warnings && leaves >= other.leaves;
        }
    }

    boolean hasRoomFor(int more) {
        return left >= more;
    }

    Verdict of(Object payload) {
        if (--left < 0) {
            return Verdict.UNKNOWN;
        }
        Converted converted = conversion.convert(mapping, payload, now);
        return new Verdict(converted.faults().size(), converted.warnings().size(), leaves(converted.application()));
    }

    private static int leaves(JsonNode node) {
        if (node.isValueNode()) {
            return 1;
        }
        int leaves = 0;
        for (JsonNode inner : node) {
            leaves += leaves(inner);
        }
        return leaves;
    }
}
