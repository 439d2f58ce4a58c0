package finme.portal.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.kernel.Problem;
import finme.portal.desk.OwnGuide;
import finme.portal.desk.PartnerAccess;
import finme.portal.desk.PartnerAccess.Own;
import java.security.Principal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What we send and read, and a place to try it. */
@PortalPage
@RequestMapping("/partner/{code}/guide")
class OwnGuidePages {
    private final PartnerAccess access;
    private final OwnGuide guides;
    private final ObjectMapper json;

    OwnGuidePages(PartnerAccess access, OwnGuide guides, ObjectMapper json) {
        this.access = access;
        this.guides = guides;
        this.json = json;
    }

    @GetMapping
    CompletionStage<String> guide(@PathVariable String code, Principal user, Model model) {
        return shown(access.of(user, code), model);
    }

    private CompletionStage<String> shown(Own own, Model model) {
        return guides.of(own).thenApply(guide -> {
            model.addAttribute("partner", own.partner());
            model.addAttribute("guide", guide);
            return "portal/guide";
        });
    }

    @PostMapping("/try")
    CompletionStage<String> tryOut(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String application,
            @RequestParam(defaultValue = "false") boolean send,
            Principal user,
            Model model) {
        Own own = access.of(user, code);
        model.addAttribute("sample", application);
        CompletionStage<?> trial;
        try {
            trial = guides.tryOut(own, sample(application.strip()), send)
                    .thenAccept(found -> model.addAttribute("trial", found));
        } catch (Problem problem) {
            model.addAttribute("fault", problem.detail());
            trial = CompletableFuture.completedFuture(null);
        }
        return trial.thenCompose(done -> shown(own, model));
    }

    /** What the trial's page is asked for when it is loaded again. */
    @GetMapping("/try")
    String afterTrial(@PathVariable String code) {
        return "redirect:/partner/{code}/guide";
    }

    private @Nullable JsonNode sample(String text) {
        try {
            return text.isEmpty() ? null : json.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw Problem.invalid("/application", "invalid_application", "This is not JSON.");
        }
    }
}
