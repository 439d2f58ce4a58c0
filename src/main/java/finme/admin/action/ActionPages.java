package finme.admin.action;

import finme.admin.Page;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The forms on the application's page. What came too late is told there. */
@Page
@RequestMapping("/admin/applications/{id}")
@PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
public class ActionPages {
    private static final String HERE = "redirect:/admin/applications/{id}";

    private final Actions actions;
    private final CaseNotes notes;

    ActionPages(Actions actions, CaseNotes notes) {
        this.actions = actions;
        this.notes = notes;
    }

    /** @param dispatch whose partner gets its request again */
    @PostMapping("/send-again")
    public String sendAgain(
            @PathVariable UUID id,
            @RequestParam UUID dispatch,
            @RequestParam String reason,
            HttpServletRequest request,
            RedirectAttributes flash) {
        return told(
                flash,
                "It goes to the lender again.",
                () -> actions.sendAgain(id, dispatch, Doer.of(request, Act.SEND_AGAIN, reason)));
    }

    @PostMapping("/route-again")
    public String routeAgain(
            @PathVariable UUID id, @RequestParam String reason, HttpServletRequest request, RedirectAttributes flash) {
        return told(
                flash,
                "Another round has begun.",
                () -> actions.routeAgain(id, Doer.of(request, Act.ROUTE_AGAIN, reason)));
    }

    /** @param offer the one that is accepted, or {@code none} of them */
    @PostMapping("/choose")
    public String choose(
            @PathVariable UUID id,
            @RequestParam String offer,
            @RequestParam String reason,
            HttpServletRequest request,
            RedirectAttributes flash) {
        return told(flash, "The choice is made.", () -> {
            if (offer.equals("none")) {
                actions.decline(id, Doer.of(request, Act.CHOOSE, reason));
            } else {
                actions.accept(id, offer(offer), Doer.of(request, Act.CHOOSE, reason));
            }
        });
    }

    private static UUID offer(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw Problem.notFound("This offer");
        }
    }

    @PostMapping("/end")
    public String end(
            @PathVariable UUID id, @RequestParam String reason, HttpServletRequest request, RedirectAttributes flash) {
        return told(flash, "The application has ended.", () -> actions.end(id, Doer.of(request, Act.END, reason)));
    }

    @PostMapping("/notes")
    public String note(
            @PathVariable UUID id, @RequestParam String text, HttpServletRequest request, RedirectAttributes flash) {
        return told(flash, "Noted.", () -> notes.add(id, text, String.valueOf(request.getRemoteUser())));
    }

    private static String told(RedirectAttributes flash, String done, Runnable work) {
        try {
            work.run();
            flash.addFlashAttribute("done", done);
        } catch (Problem refused) {
            flash.addFlashAttribute("refused", refused.detail());
        }
        return HERE;
    }
}
