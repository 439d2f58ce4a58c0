package finme.admin.delivery;

import finme.admin.Page;
import finme.delivery.Delivery;
import finme.delivery.DeliveryLog;
import finme.delivery.DeliveryState;
import finme.kernel.Slice;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The log of messages, filtered and kept fresh, and one message with all that became of it. */
@Page
@RequestMapping("/admin/deliveries")
class DeliveryPages {
    private final DeliveryDesk desk;
    private final DeliveryLog log;
    private final ReceiverNames receivers;

    DeliveryPages(DeliveryDesk desk, DeliveryLog log, ReceiverNames receivers) {
        this.desk = desk;
        this.log = log;
        this.receivers = receivers;
    }

    /**
     * @param seen fingerprint of what a live page shows already; the same again needs no answer
     * @return the page, or for htmx its rows alone
     */
    @GetMapping
    Object list(
            @ModelAttribute("search") DeliveryQuery search,
            @RequestParam(required = false) @Nullable String seen,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Model model) {
        Slice<Delivery> found = desk.list(search);
        String fingerprint = Integer.toHexString(found.hashCode());
        if (partial && fingerprint.equals(seen)) {
            return ResponseEntity.noContent().build();
        }
        model.addAttribute("lines", found.items().stream().map(this::line).toList());
        model.addAttribute("next", found.next());
        model.addAttribute("fingerprint", fingerprint);
        model.addAttribute("partial", partial);
        model.addAttribute("query", search.query());
        model.addAttribute("older", search.before() != null);
        if (partial) {
            return "admin/deliveries :: rows";
        }
        model.addAttribute("states", DeliveryState.values());
        model.addAttribute("receivers", receivers.all());
        return "admin/deliveries";
    }

    @GetMapping("/{id}")
    Object show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String seen,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Model model) {
        Delivery delivery = desk.find(id);
        String fingerprint = Integer.toHexString(delivery.hashCode());
        if (partial && fingerprint.equals(seen)) {
            return ResponseEntity.noContent().build();
        }
        model.addAttribute("line", line(delivery));
        model.addAttribute("payload", desk.payload(id));
        model.addAttribute("fingerprint", fingerprint);
        model.addAttribute("partial", partial);
        return partial ? "admin/delivery :: live" : "admin/delivery";
    }

    @PostMapping("/{id}/replay")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String replay(@PathVariable UUID id, Principal user, RedirectAttributes flash) {
        log.replay(id, user.getName());
        flash.addFlashAttribute("done", "It is sent again, under the same id.");
        return "redirect:/admin/deliveries/{id}";
    }

    private DeliveryLine line(Delivery it) {
        return new DeliveryLine(it, receivers.titled(it.receiver()));
    }
}
