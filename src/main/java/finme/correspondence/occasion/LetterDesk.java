package finme.correspondence.occasion;

import finme.correspondence.Channel;
import finme.correspondence.occasion.LetterQueue.Queued;
import finme.fdforge.LedgerEntry;
import finme.kernel.Ids;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Decides what is worth a letter, and queues all of a part of the ledger together, in the caller's transaction. By which way
 * each goes is seen when it leaves; they start in the lanes of mail.
 */
@Component
class LetterDesk {
    private final LetterRows rows;
    private final LoanDesk loans;
    private final LetterQueue queue;
    private final Set<String> silent;

    /** @param silent codes of sources that write to their borrowers themselves */
    LetterDesk(
            LetterRows rows,
            LoanDesk loans,
            LetterQueue queue,
            @Value("${finme.letters.not-for:}") Set<String> silent) {
        this.rows = rows;
        this.loans = loans;
        this.queue = queue;
        this.silent = silent;
    }

    private record Heard(UUID application, Occasion occasion, long event) {}

    /** @param borrower of the application */
    record Wanted(UUID id, UUID application, UUID borrower, Occasion occasion, long event) {}

    void heard(List<LedgerEntry> entries) {
        List<Heard> heard = new ArrayList<>();
        for (LedgerEntry entry : entries) {
            UUID application = entry.subject();
            if (application != null) {
                Occasion.of(entry)
                        .ifPresent(occasion -> heard.add(new Heard(application, occasion, occasion.event(entry))));
            }
        }
        if (heard.isEmpty()) {
            return;
        }
        Map<UUID, LoanApplication> applications =
                loans.findAll(heard.stream().map(Heard::application).collect(Collectors.toSet())).stream()
                        .filter(this::isWrittenTo)
                        .collect(Collectors.toMap(LoanApplication::id, Function.identity()));
        List<Wanted> wanted = new ArrayList<>();
        for (Heard each : heard) {
            LoanApplication application = applications.get(each.application());
            if (application != null) {
                wanted.add(wanted(application, each.occasion(), each.event()));
            }
        }
        queue(wanted);
    }

    /** Each application once. */
    void all(Occasion occasion, List<LoanApplication> applications) {
        queue(applications.stream()
                .filter(this::isWrittenTo)
                .map(application -> wanted(application, occasion, 0))
                .toList());
    }

    private boolean isWrittenTo(LoanApplication application) {
        return !application.test() && !silent.contains(application.source());
    }

    private static Wanted wanted(LoanApplication application, Occasion occasion, long event) {
        return new Wanted(Ids.next(), application.id(), application.borrower(), occasion, event);
    }

    private void queue(List<Wanted> letters) {
        if (letters.isEmpty()) {
            return;
        }
        Set<UUID> fresh = rows.add(letters, Channel.MAIL);
        queue.add(letters.stream()
                .filter(letter -> fresh.contains(letter.id()))
                .map(letter -> new Queued(letter.id(), letter.application(), letter.occasion(), Channel.MAIL))
                .toList());
    }
}
