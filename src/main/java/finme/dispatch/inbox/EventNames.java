package finme.dispatch.inbox;

import finme.fdforge.BlindIndex;
import java.util.HexFormat;

/** A partner may take anything for the name of its event, a phone number too: it is known again by a keyed hash. */
public final class EventNames {
    private static final String PREFIX = "event:";

    private EventNames() {}

    public static String stored(BlindIndex index, String partner, String event) {
        return PREFIX + HexFormat.of().formatHex(index.of("inbox.event", partner + '|' + event));
    }
}
