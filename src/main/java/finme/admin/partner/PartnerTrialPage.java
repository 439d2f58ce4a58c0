package finme.admin.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import finme.admin.JsonResources;
import finme.admin.Page;
import finme.dispatch.PartnerTrial;
import finme.kernel.Problem;
import java.security.Principal;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows on the partner's page what would be sent, and what came back. */
@Page
class PartnerTrialPage {
    private final PartnerTrial trials;
    private final PartnerPages pages;
    private final JsonResources json;

    PartnerTrialPage(PartnerTrial trials, PartnerPages pages, JsonResources json) {
        this.trials = trials;
        this.pages = pages;
        this.json = json;
    }

    @PostMapping("/admin/partners/{code}/try")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public CompletableFuture<String> tryOut(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String application,
            @RequestParam(defaultValue = "false") boolean send,
            Principal user,
            Model model) {
        model.addAttribute("sample", application);
        String page = pages.show(code, model);
        try {
            return trials.tryOut(code, read(application.strip()), send, user.getName())
                    .thenApply(trial -> {
                        model.addAttribute("trial", trial);
                        return page;
                    });
        } catch (Problem problem) {
            model.addAttribute("fault", problem.detail());
            model.addAttribute("faults", problem.errors());
            return CompletableFuture.completedFuture(page);
        }
    }

    /** Braces mean JSON; anything else is the id of an application. */
    private @Nullable JsonNode read(String application) {
        if (application.isEmpty()) {
            return null;
        }
        return application.startsWith("{") ? json.parse(application) : TextNode.valueOf(application);
    }
}
