package finme.sandbox.mailbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The mailbox for people and for programs, and where text messages come in. */
@Controller
class MailboxController {
    private static final int SHOWN = 100;

    private static final String NOBODY = "0404";

    private final Mailbox mailbox;
    private final SandboxMailServer server;

    MailboxController(Mailbox mailbox, SandboxMailServer server) {
        this.mailbox = mailbox;
        this.server = server;
    }

    record Outage(boolean away) {}

    /** The mail server goes away, or comes back. */
    @PutMapping("/sandbox/mailbox/outage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void outage(@RequestBody Outage outage) {
        server.away(outage.away());
    }

    /** @param items newest first */
    record Items(List<Mailbox.Item> items) {}

    @GetMapping("/sandbox/mailbox")
    @ResponseBody
    Items items() {
        return new Items(mailbox.items());
    }

    @GetMapping(path = "/sandbox/mailbox", produces = MediaType.TEXT_HTML_VALUE, headers = "Accept=text/html")
    Object page(
            @RequestParam(name = "seen", required = false) @Nullable String seen,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Model model) {
        List<Mailbox.Item> all = mailbox.items();
        String fingerprint = Integer.toHexString(all.hashCode());
        if (partial && fingerprint.equals(seen)) {
            return ResponseEntity.noContent().build();
        }
        model.addAttribute("items", all.subList(0, Math.min(SHOWN, all.size())));
        model.addAttribute("total", all.size());
        model.addAttribute("fingerprint", fingerprint);
        return partial ? "sandbox/mailbox :: live" : "sandbox/mailbox";
    }

    @DeleteMapping("/sandbox/mailbox")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void empty() {
        mailbox.empty();
    }

    record TextMessage(@Nullable String to, @Nullable String text) {}

    /** A number that ends in 0404 is nobody's. */
    @PostMapping("/sandbox/sms")
    ResponseEntity<Void> take(@RequestBody TextMessage message) {
        if (message.to() == null || message.text() == null) {
            return ResponseEntity.unprocessableEntity().build();
        }
        if (message.to().endsWith(NOBODY)) {
            return ResponseEntity.notFound().build();
        }
        mailbox.add(new Mailbox.Item(message.to(), "", message.text(), Instant.now()));
        return ResponseEntity.accepted().build();
    }
}
