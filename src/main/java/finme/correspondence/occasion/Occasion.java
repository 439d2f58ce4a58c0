package finme.correspondence.occasion;

import finme.fdforge.LedgerEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is worth a letter. */
enum Occasion {
    RECEIVED("received"),
    NEEDED("needed"),
    OFFER("offer"),
    EXPIRING("expiring"),
    PAID_OUT("paid-out");

    private final String text;

    Occasion(String text) {
        this.text = text;
    }

    /** Code of its text. */
    String text() {
        return text;
    }

    /** Something may be needed again and again; all the others happen once to an application. */
    long event(LedgerEntry entry) {
        return this == NEEDED ? entry.position() : 0;
    }

    static Optional<Occasion> of(LedgerEntry entry) {
        return entry.kind().equals("application") && entry.subject() != null
                ? Optional.ofNullable(
                        of(entry.action(), entry.details().path("to").asText()))
                : Optional.empty();
    }

    private static @Nullable Occasion of(String action, String status) {
        return switch (action) {
            case "received", "completed" -> status.equals("INCOMPLETE") ? NEEDED : RECEIVED;
            case "incomplete", "task_opened" -> NEEDED;
            case "offered" -> OFFER;
            case "funded" -> PAID_OUT;
            default -> null;
        };
    }
}
