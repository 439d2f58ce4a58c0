package finme.correspondence.occasion;

import finme.correspondence.occasion.LetterRows.Row;
import finme.correspondence.recipient.Recipients;
import finme.correspondence.recipient.Recipients.Recipient;
import finme.delivery.Message;
import finme.delivery.Outbox;
import finme.fdforge.LedgerEntry;
import finme.kernel.Ids;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Decides whether there is a letter, and queues it, in the caller's transaction. */
@Component
class LetterDesk {
    /** Receivers that letters are spread over: one that waits for its server holds up no more than its own lane. */
    private static final int LANES = 8;

    private final LetterRows rows;
    private final LoanDesk loans;
    private final Recipients recipients;
    private final Outbox outbox;
    private final Set<String> silent;

    /** @param silent codes of sources that write to their borrowers themselves */
    LetterDesk(
            LetterRows rows,
            LoanDesk loans,
            Recipients recipients,
            Outbox outbox,
            @Value("${finme.letters.not-for:}") Set<String> silent) {
        this.silent = silent;
        this.rows = rows;
        this.loans = loans;
        this.recipients = recipients;
        this.outbox = outbox;
    }

    void heard(LedgerEntry entry) {
        UUID application = entry.subject();
        Optional<Occasion> occasion = Occasion.of(entry);
        if (application != null && occasion.isPresent() && !silent.contains(source(entry))) {
            loans.find(application)
                    .ifPresent(
                            found -> queue(found, occasion.get(), occasion.get().event(entry)));
        }
    }

    private static String source(LedgerEntry entry) {
        return entry.details().path("source").asText();
    }

    void queue(LoanApplication application, Occasion occasion, long event) {
        boolean none = application.test() || silent.contains(application.source());
        Recipient to = none ? null : recipients.find(application).orElse(null);
        if (to == null) {
            return;
        }
        UUID id = Ids.next();
        Row row = new Row(application.id(), occasion, to.address().channel());
        if (rows.add(id, application.borrower(), row, event)) {
            outbox.add(List.of(message(id, row)));
        }
    }

    private static Message message(UUID id, Row row) {
        String channel = row.channel().name().toLowerCase(Locale.ROOT);
        int lane = Math.floorMod(row.application().hashCode(), LANES) + 1;
        return new Message(
                id,
                LetterCarrier.KIND + ':' + channel + '-' + lane,
                "finme.letter." + row.occasion().text(),
                "application/" + row.application(),
                null,
                "{\"letter\": \"" + id + "\"}");
    }
}
