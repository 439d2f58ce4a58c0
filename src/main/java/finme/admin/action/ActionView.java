package finme.admin.action;

import finme.admin.action.CaseNotes.Note;
import finme.dispatch.DispatchLog;
import finme.dispatch.DispatchLog.Offered;
import finme.dispatch.DispatchLog.Sent;
import finme.dispatch.Outcome;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of an application offers to do just now. The server looks again when it is done. */
@Component
public class ActionView {
    private static final Set<Outcome> SILENT = EnumSet.of(Outcome.FAILED, Outcome.TIMED_OUT);
    private static final Set<ApplicationStatus> ASKING =
            EnumSet.of(ApplicationStatus.WITH_PARTNERS, ApplicationStatus.OFFERED);
    private static final Set<ApplicationStatus> ROUTABLE =
            EnumSet.of(ApplicationStatus.WITH_PARTNERS, ApplicationStatus.UNPLACED);

    private final DispatchLog dispatches;
    private final CaseNotes notes;

    ActionView(DispatchLog dispatches, CaseNotes notes) {
        this.dispatches = dispatches;
        this.notes = notes;
    }

    /**
     * @param repeats dispatches whose partner may be sent its request again
     * @param offers that can be accepted
     */
    public record Possible(boolean route, boolean decline, boolean end, List<Sent> repeats, List<Offered> offers) {
        public boolean any() {
            return route || decline || end || !repeats.isEmpty() || !offers.isEmpty();
        }
    }

    public void fill(Model model, LoanApplication application) {
        List<Note> written = notes.of(application.id());
        model.addAttribute("caseNotes", written);
        model.addAttribute("acts", Act.values());
        model.addAttribute("possible", possible(application));
    }

    private Possible possible(LoanApplication application) {
        ApplicationStatus status = application.status();
        boolean asking = ASKING.contains(status);
        List<Sent> all = asking ? dispatches.dispatches(application.id()) : List.of();
        int newest = all.stream().mapToInt(Sent::round).max().orElse(0);
        Instant now = Instant.now();
        return new Possible(
                ROUTABLE.contains(status),
                status == ApplicationStatus.OFFERED,
                !status.isFinal(),
                all.stream()
                        .filter(sent -> sent.round() == newest && isSilent(sent))
                        .toList(),
                asking
                        ? dispatches.offers(application.id()).stream()
                                .filter(offer -> offer.expiresAt() == null
                                        || offer.expiresAt().isAfter(now))
                                .toList()
                        : List.of());
    }

    private static boolean isSilent(Sent sent) {
        return switch (sent.state()) {
            case "CLOSED" -> sent.outcome() != null && SILENT.contains(sent.outcome());
            case "WAITING" -> sent.outcome() != Outcome.UNDER_REVIEW;
            default -> false;
        };
    }
}
