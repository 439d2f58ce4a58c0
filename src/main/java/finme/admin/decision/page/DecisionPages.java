package finme.admin.decision.page;

import finme.admin.Page;
import finme.admin.WebBuild;
import finme.dispatch.TrialFigures;
import finme.insight.Dashboard;
import finme.insight.Dashboard.Lender;
import finme.insight.DayRange;
import finme.insight.DayRange.Days;
import finme.kernel.Problem;
import finme.process.DecisionStudio;
import finme.process.DecisionStudio.Draft;
import finme.process.DecisionStudio.Version;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Decisions to look at, and their editor. What changes them is {@link DecisionActions}, and the editor by the API. */
@Page
@RequestMapping("/admin/decisions")
class DecisionPages {
    private static final String ROUTING = "partner-prioritisation";

    private final DecisionStudio studio;
    private final EditorData editor;
    private final TrialFigures figures;
    private final Dashboard dashboard;

    DecisionPages(DecisionStudio studio, EditorData editor, TrialFigures figures, Dashboard dashboard) {
        this.dashboard = dashboard;
        this.figures = figures;
        this.studio = studio;
        this.editor = editor;
    }

    record Line(String key, String name, Version live, int drafts) {}

    @GetMapping
    String list(Model model) {
        model.addAttribute("decisions", studio.keys().stream().map(this::line).toList());
        return "admin/decisions";
    }

    private Line line(String key) {
        Version live = studio.versions(key).get(0);
        return new Line(key, name(key, live.version()), live, studio.drafts(key).size());
    }

    /** @param version null for the live one */
    @GetMapping("/{key}")
    String show(@PathVariable String key, @RequestParam(required = false) @Nullable Integer version, Model model) {
        List<Version> versions = studio.versions(key);
        int shown = version == null ? versions.get(0).version() : version;
        model.addAttribute("key", key);
        model.addAttribute("name", name(key, shown));
        model.addAttribute("versions", versions);
        model.addAttribute(
                "version",
                versions.stream()
                        .filter(each -> each.version() == shown)
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("This version")));
        model.addAttribute("table", studio.table(key, shown));
        model.addAttribute("chosen", key.equals(ROUTING) && version == null ? chosen() : null);
        model.addAttribute("drafts", studio.drafts(key));
        model.addAttribute(
                "diff",
                version == null ? List.of() : studio.diff(key, versions.get(0).version(), shown));
        return "admin/decision";
    }

    /** @return how many applications each rule sent to its partner of late, by its id */
    private Map<String, Long> chosen() {
        Days days = new DayRange(null, null).days();
        return dashboard.of(days.from(), days.to()).rules().stream()
                .collect(Collectors.toMap(Lender::name, Lender::sent, Long::sum));
    }

    /** @param draft to go on with; null to begin with the live version */
    @GetMapping("/{key}/edit")
    @PreAuthorize("hasAnyRole('ADMIN', 'OWNER')")
    String edit(@PathVariable String key, @RequestParam(required = false) @Nullable UUID draft, Model model) {
        Draft begun = draft == null ? null : draft(key, draft);
        model.addAttribute("key", key);
        model.addAttribute("name", name(key, studio.versions(key).get(0).version()));
        model.addAttribute("draft", begun);
        model.addAttribute("data", editor.of(key, begun));
        model.addAttribute("partners", editor.partners());
        model.addAttribute("built", WebBuild.isThere("decision"));
        return "admin/decision-editor";
    }

    @GetMapping("/{key}/drafts/{id}")
    String draft(@PathVariable String key, @PathVariable UUID id, Model model) {
        model.addAttribute("key", key);
        model.addAttribute("name", name(key, studio.versions(key).get(0).version()));
        Draft draft = draft(key, id);
        model.addAttribute("draft", draft);
        model.addAttribute("sides", draft.trial() == null ? null : figures.of(id));
        model.addAttribute("live", studio.versions(key).get(0).version());
        model.addAttribute("inputs", EditorData.INPUTS);
        return "admin/decision-draft";
    }

    private Draft draft(String key, UUID id) {
        return studio.draft(key, id).orElseThrow(() -> Problem.notFound("This draft"));
    }

    private String name(String key, int version) {
        String name = studio.table(key, version).name();
        return name == null || name.isBlank() ? key : name;
    }
}
