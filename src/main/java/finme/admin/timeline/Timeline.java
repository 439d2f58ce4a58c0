package finme.admin.timeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.dispatch.DispatchLog;
import finme.dispatch.Outcome;
import finme.loan.LoanDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The life of an application as the ledger and its dispatches tell it. */
@Component
public class Timeline {
    /** Said by us about a partner, not by the partner. */
    private static final Set<Outcome> OURS = Set.of(Outcome.TIMED_OUT, Outcome.RECALLED, Outcome.FAILED);

    private static final int MOST = 100;

    private final LoanDesk loans;
    private final DispatchLog dispatches;

    Timeline(LoanDesk loans, DispatchLog dispatches) {
        this.loans = loans;
        this.dispatches = dispatches;
    }

    /** Oldest first. */
    public List<Happening> of(UUID application) {
        List<Happening> happenings = new ArrayList<>();
        loans.history(application)
                .forEach(entry ->
                        happenings.add(new Happening(entry.at(), entry.action(), entry.actor(), entry.details())));
        dispatches.dispatches(application).forEach(sent -> add(sent, happenings));
        dispatches.inbox(null, application, null, MOST).items().stream()
                .filter(received -> !received.state().equals("APPLIED"))
                .map(Timeline::calledBack)
                .forEach(happenings::add);
        happenings.sort(Comparator.comparing(Happening::at));
        return happenings;
    }

    private static void add(DispatchLog.Sent sent, List<Happening> happenings) {
        ObjectNode to = about(sent).put("round", sent.round()).put("wave", sent.wave());
        happenings.add(new Happening(sent.sentAt(), "sent_to_partner", "system", to));
        Outcome outcome = sent.outcome();
        Instant decidedAt = sent.decidedAt();
        if (outcome == null || decidedAt == null) {
            return;
        }
        ObjectNode said = about(sent).put("attempts", sent.attempts());
        if (sent.reason() != null) {
            said.put("reason", sent.reason().code());
        }
        String actor = OURS.contains(outcome) ? "system" : "partner:" + sent.partner();
        happenings.add(new Happening(decidedAt, "partner_" + outcome.name().toLowerCase(Locale.ROOT), actor, said));
    }

    /** Those that were applied show in what became of the dispatch. */
    private static Happening calledBack(DispatchLog.Received received) {
        ObjectNode said = JsonNodeFactory.instance.objectNode().put("partner", received.partner());
        if (received.outcome() != null) {
            said.put("outcome", received.outcome().name());
        }
        String action = "callback_" + received.state().toLowerCase(Locale.ROOT);
        return new Happening(received.receivedAt(), action, "partner:" + received.partner(), said);
    }

    private static ObjectNode about(DispatchLog.Sent sent) {
        return JsonNodeFactory.instance.objectNode().put("partner", sent.partner());
    }
}
