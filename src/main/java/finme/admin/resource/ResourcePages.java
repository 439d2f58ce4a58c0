package finme.admin.resource;

import finme.admin.Page;
import finme.catalogue.PastVersion;
import finme.catalogue.Versioned;
import finme.kernel.Problem;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Master data to look at, to switch on and off, and to try out. */
@Page
@RequestMapping("/admin/{kind}")
public class ResourcePages {
    private final ResourceKinds kinds;

    ResourcePages(ResourceKinds kinds) {
        this.kinds = kinds;
    }

    @GetMapping
    public String list(@PathVariable String kind, Model model) {
        ResourceKind<?> all = kinds.of(kind);
        model.addAttribute(all.path(), all.catalogue().all());
        model.addAttribute("unreadable", all.catalogue().unreadable());
        return "admin/" + all.path();
    }

    @GetMapping("/{code}")
    public String show(@PathVariable String kind, @PathVariable String code, Model model) {
        return show(kinds.of(kind), code, model);
    }

    private static <T> String show(ResourceKind<T> kind, String code, Model model) {
        Versioned<T> it = find(kind, code);
        model.addAttribute(kind.noun(), it.masked());
        model.addAttribute("version", it.version());
        kind.show(it, model);
        return "admin/" + kind.noun();
    }

    @GetMapping("/{code}/history")
    public String history(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            Model model) {
        ResourceKind<?> of = kinds.of(kind);
        find(of, code);
        List<PastVersion> versions = of.catalogue().history(code);
        model.addAttribute("kind", of);
        model.addAttribute("code", code);
        model.addAttribute("steps", HistoryStep.of(versions));
        model.addAttribute("compared", from == null || to == null ? null : HistoryStep.compare(versions, from, to));
        return "admin/history";
    }

    @PostMapping("/{code}/state")
    @PreAuthorize("hasRole('ADMIN')")
    public String state(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestParam String state,
            Principal admin,
            RedirectAttributes flash) {
        flash.addFlashAttribute("done", state(kinds.of(kind), code, state, admin.getName()));
        return "redirect:/admin/{kind}/{code}";
    }

    private static <T> String state(ResourceKind<T> kind, String code, String state, String admin) {
        ResourceKind.Switch<T> wanted = kind.state(state)
                .orElseThrow(() -> Problem.invalid("/state", "invalid_value", "There is no such state."));
        kind.catalogue().change(code, value -> wanted.edit().apply(value), admin);
        return wanted.done();
    }

    @PostMapping("/{code}/try")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public CompletionStage<String> tryOut(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestParam Map<String, String> sent,
            Principal user,
            Model model) {
        return tryOut(kinds.of(kind), code, sent, user.getName(), model);
    }

    /** What the trial's page is asked for when it is loaded again. */
    @GetMapping("/{code}/try")
    public String afterTrial(@PathVariable String kind, @PathVariable String code) {
        return "redirect:/admin/{kind}/{code}";
    }

    private static <T> CompletionStage<String> tryOut(
            ResourceKind<T> kind, String code, Map<String, String> sent, String user, Model model) {
        CompletionStage<Map<String, Object>> trial = kind.tryOut(find(kind, code), sent, user);
        if (trial == null) {
            throw Problem.notFound("This trial");
        }
        String page = show(kind, code, model);
        return trial.thenApply(found -> {
            model.addAllAttributes(found);
            return page;
        });
    }

    static <T> Versioned<T> find(ResourceKind<T> kind, String code) {
        return kind.catalogue().find(code).orElseThrow(() -> Problem.notFound("This " + kind.noun()));
    }
}
