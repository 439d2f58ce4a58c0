package finme.admin.casefile;

import finme.dispatch.PartnerNotices.Notice;
import finme.dispatch.PartnerNotices.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What partners say to a withdrawal. */
record Receipts(List<Receipt> receipts) {
    /** @param reason code of what stands against it; null when it has confirmed */
    record Receipt(
            String partner,
            State state,
            Instant at,
            @Nullable String reason,
            int tries,
            boolean more) {}

    static Receipts of(List<Notice> notices) {
        return new Receipts(notices.stream().map(Receipts::receipt).toList());
    }

    /** What is on its way counts as sent. */
    private static Receipt receipt(Notice told) {
        State state = told.state() == State.WAITING ? State.SENT : told.state();
        return new Receipt(told.partner(), state, told.at(), told.reason(), told.tries(), told.more());
    }
}
