package finme.loan.lifecycle;

import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.fdforge.LedgerEntry;
import finme.loan.ApplicationMoved;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What the ledger says about applications; every move is told to whoever listens as well. */
@Component
class LoanLedger {
    private static final String KIND = "application";

    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    LoanLedger(Ledger ledger, ApplicationEventPublisher events) {
        this.ledger = ledger;
        this.events = events;
    }

    void received(LoanApplication application) {
        Map<String, Object> details = new HashMap<>();
        details.put("to", application.status());
        identify(application, details);
        details.put("borrower", application.borrower());
        String actor = "source:" + application.source();
        ledger.append(Change.of(KIND, application.id(), application.version(), "received", actor, details));
    }

    void moved(ApplicationStatus from, LoanApplication now, String actor) {
        Map<String, Object> details = new HashMap<>();
        details.put("from", from);
        details.put("to", now.status());
        identify(now, details);
        if (now.statusReason() != null) {
            details.put("reason", now.statusReason());
        }
        boolean completed = from == ApplicationStatus.INCOMPLETE && now.status() == ApplicationStatus.RECEIVED;
        String action = completed ? "completed" : now.status().name().toLowerCase(Locale.ROOT);
        ledger.append(Change.of(KIND, now.id(), now.version(), action, actor, details));
        events.publishEvent(new ApplicationMoved(now.id(), now.status()));
    }

    /** @param why codes */
    void reopened(ApplicationStatus from, LoanApplication now, Map<String, String> why, String actor) {
        Map<String, Object> details = new HashMap<>(why);
        details.put("from", from);
        details.put("to", now.status());
        identify(now, details);
        ledger.append(Change.of(KIND, now.id(), now.version(), "reopened", actor, details));
        events.publishEvent(new ApplicationMoved(now.id(), now.status()));
    }

    /** @param places of the canonical application @param added those of them that had no value before */
    void amended(LoanApplication now, Set<String> places, Set<String> added, String actor) {
        Map<String, Object> details = new HashMap<>();
        identify(now, details);
        details.put("values", String.join(", ", places));
        details.put("added", List.copyOf(added));
        ledger.append(Change.of(KIND, now.id(), now.version(), "amended", actor, details));
    }

    void noted(LoanApplication application, String action, String reason, String actor) {
        ledger.append(
                Change.of(KIND, application.id(), application.version(), action, actor, Map.of("reason", reason)));
    }

    /** Whoever hears of the row has to tell others which application it is, and may not have to look for it. */
    private static void identify(LoanApplication application, Map<String, Object> details) {
        details.put("reference", application.reference());
        details.put("source", application.source());
        if (application.test()) {
            details.put("test", true);
        }
    }

    List<LedgerEntry> of(UUID id) {
        return ledger.of(KIND, id);
    }
}
