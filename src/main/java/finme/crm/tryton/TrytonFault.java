package finme.crm.tryton;

import java.io.IOException;

/** The server took the call and failed it. Its sentence may quote values, so only its kind is kept. */
final class TrytonFault extends IOException {
    private static final String CHANGED = "ConcurrencyException";

    private final String kind;

    /** @param kind as the server names it */
    TrytonFault(String kind) {
        super("refused by Tryton");
        this.kind = kind.matches("[A-Za-z]{1,60}") ? kind : "fault";
    }

    String kind() {
        return kind;
    }

    /** @return whether somebody changed a record since it was read */
    boolean isChanged() {
        return kind.equals(CHANGED);
    }
}
