package finme.admin.delivery;

import finme.admin.Page;
import finme.delivery.DeliveryLog;
import finme.kernel.Problem;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with one receiver's messages, and the live part of the page it is administered on. */
@Page
@RequestMapping("/admin/deliveries/receivers/{name}")
class ReceiverPages {
    private final DeliveryLog log;
    private final ReceiverNames receivers;
    private final ReceiverView view;

    ReceiverPages(DeliveryLog log, ReceiverNames receivers, ReceiverView view) {
        this.log = log;
        this.receivers = receivers;
        this.view = view;
    }

    /**
     * @param seen fingerprint of what a live page shows already; the same again needs no answer
     * @return the live part; a browser without htmx goes to the whole page
     */
    @GetMapping
    Object live(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String seen,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Model model) {
        String page = receivers.get(name).page();
        if (!partial) {
            return "redirect:" + page;
        }
        if (view.fill(name, model).equals(seen)) {
            return ResponseEntity.noContent().build();
        }
        model.addAttribute("partial", true);
        return "admin/receiver :: live";
    }

    @PostMapping("/pause")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String pause(@PathVariable String name, Principal user, RedirectAttributes flash) {
        String page = receivers.get(name).page();
        log.pause(name, user.getName());
        flash.addFlashAttribute("done", "Paused. Its messages wait and lose nothing.");
        return "redirect:" + page;
    }

    @PostMapping("/resume")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String resume(@PathVariable String name, Principal user, RedirectAttributes flash) {
        String page = receivers.get(name).page();
        log.resume(name, user.getName());
        flash.addFlashAttribute("done", "Resumed. What waits is sent now.");
        return "redirect:" + page;
    }

    /** @param from the first sequence @param to the last one, included */
    @PostMapping("/replay")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String replay(
            @PathVariable String name,
            @RequestParam long from,
            @RequestParam long to,
            Principal user,
            RedirectAttributes flash) {
        String page = receivers.get(name).page();
        try {
            int count = log.replay(name, from, to, user.getName());
            flash.addFlashAttribute("done", (count == 1 ? "One message is" : count + " messages are") + " sent again.");
        } catch (Problem refused) {
            flash.addFlashAttribute("refused", refused.detail());
        }
        return "redirect:" + page;
    }
}
