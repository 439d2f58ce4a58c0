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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        details.put("reference", application.reference());
        details.put("source", application.source());
        details.put("borrower", application.borrower());
        String actor = "source:" + application.source();
        ledger.append(Change.of(KIND, application.id(), application.version(), "received", actor, details));
    }

    void moved(UUID id, Applications.Moved moved, ApplicationStatus to, @Nullable String reason, String actor) {
        Map<String, Object> details = new HashMap<>();
        details.put("from", moved.from());
        details.put("to", to);
        if (reason != null) {
            details.put("reason", reason);
        }
        ledger.append(Change.of(KIND, id, moved.version(), to.name().toLowerCase(Locale.ROOT), actor, details));
        events.publishEvent(new ApplicationMoved(id, to));
    }

    List<LedgerEntry> of(UUID id) {
        return ledger.of(KIND, id);
    }
}
