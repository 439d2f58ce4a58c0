package finme.admin.decision.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import finme.admin.Page;
import finme.admin.decision.Replays;
import finme.admin.decision.Replays.Wish;
import finme.admin.decision.WhatIf;
import finme.dispatch.RoutingReplay.Replay;
import finme.kernel.Problem;
import finme.process.DecisionStudio;
import finme.process.DecisionStudio.Draft;
import finme.process.DecisionStudio.Version;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do with decisions by a button. */
@Page
@RequestMapping("/admin/decisions/{key}")
@PreAuthorize("hasAnyRole('ADMIN', 'OWNER')")
public class DecisionActions {
    private static final Set<String> NUMBERS = Set.of("amount", "termMonths", "age", "monthlyIncome", "debtToIncome");

    private final DecisionStudio studio;
    private final Replays replays;
    private final WhatIf whatIf;

    DecisionActions(DecisionStudio studio, Replays replays, WhatIf whatIf) {
        this.studio = studio;
        this.replays = replays;
        this.whatIf = whatIf;
    }

    @PostMapping("/drafts/{id}/publish")
    public String publish(@PathVariable String key, @PathVariable UUID id, Principal actor, RedirectAttributes flash) {
        try {
            Version live = studio.publish(key, id, actor.getName());
            flash.addFlashAttribute("done", "Version " + live.version() + " is live, from the next application on.");
            return "redirect:/admin/decisions/{key}";
        } catch (Problem refused) {
            flash.addFlashAttribute("refused", refused.detail());
            return "redirect:/admin/decisions/{key}/drafts/{id}";
        }
    }

    @PostMapping("/drafts/{id}/discard")
    public String discard(@PathVariable String key, @PathVariable UUID id, Principal actor, RedirectAttributes flash) {
        studio.discard(key, id, actor.getName());
        flash.addFlashAttribute("done", "The draft is dropped. What is live did not change.");
        return "redirect:/admin/decisions/{key}";
    }

    @PostMapping("/versions/{version}/restore")
    public String restore(
            @PathVariable String key, @PathVariable int version, Principal actor, RedirectAttributes flash) {
        Version live = studio.restore(key, version, actor.getName());
        flash.addFlashAttribute("done", "Version " + version + " is live again, as version " + live.version() + ".");
        return "redirect:/admin/decisions/{key}";
    }

    /** @param days back from now */
    @PostMapping("/drafts/{id}/replay")
    public WebAsyncTask<ModelAndView> replay(
            @PathVariable String key,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "30") int days,
            @RequestParam(defaultValue = "10000") int limit) {
        Instant now = Instant.now();
        Wish wish = new Wish(now.minus(Duration.ofDays(Math.max(1, Math.min(days, 3_650)))), now, limit);
        return replays.of(
                draft(key, id),
                wish,
                (Replay replay) -> new ModelAndView(
                        "admin/decision-replay", Map.of("replay", replay, "key", key, "draft", id, "days", days)));
    }

    /** What a trial's page is asked for when it is loaded again. */
    @GetMapping({"/drafts/{id}/replay", "/drafts/{id}/what-if"})
    public String afterTrial(@PathVariable String key, @PathVariable UUID id) {
        return "redirect:/admin/decisions/{key}/drafts/{id}";
    }

    @PostMapping("/drafts/{id}/what-if")
    public String whatIf(
            @PathVariable String key, @PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        Map<String, JsonNode> inputs = new HashMap<>();
        EditorData.INPUTS.keySet().forEach(name -> {
            String text = sent.getOrDefault(name, "").strip();
            if (!text.isEmpty()) {
                inputs.put(name, value(name, text));
            }
        });
        String application = sent.getOrDefault("application", "").strip();
        model.addAttribute("key", key);
        model.addAttribute("draft", id);
        try {
            model.addAttribute(
                    "answer",
                    whatIf.of(draft(key, id), new WhatIf.Question(application.isEmpty() ? null : application, inputs)));
        } catch (Problem refused) {
            model.addAttribute("refused", refused);
        }
        return "admin/decision-what-if";
    }

    private static JsonNode value(String name, String text) {
        if (name.equals("returning")) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        if (!NUMBERS.contains(name)) {
            return TextNode.valueOf(text);
        }
        try {
            return DecimalNode.valueOf(new BigDecimal(text));
        } catch (NumberFormatException none) {
            return TextNode.valueOf(text);
        }
    }

    private Draft draft(String key, UUID id) {
        return studio.draft(key, id).orElseThrow(() -> Problem.notFound("This draft"));
    }
}
