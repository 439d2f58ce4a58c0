package finme.admin.directory;

import finme.admin.DisplayFormat;
import finme.admin.Page;
import finme.admin.resource.JsonResources;
import finme.catalogue.Catalogue;
import finme.catalogue.ExpectedVersion;
import finme.catalogue.Versioned;
import finme.directory.Directory;
import finme.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A directory edited as a table or brought as a file; what would change is shown before it is saved. */
@Page
@RequestMapping("/admin/directories")
@PreAuthorize("hasRole('ADMIN')")
public class DirectoryEditor {
    private static final DisplayFormat SHOW = new DisplayFormat();

    private final Catalogue<Directory> directories;
    private final DirectoryKind kind;
    private final DirectoryCsv csv;
    private final JsonResources json;

    DirectoryEditor(Catalogue<Directory> directories, DirectoryKind kind, DirectoryCsv csv, JsonResources json) {
        this.directories = directories;
        this.kind = kind;
        this.csv = csv;
        this.json = json;
    }

    @GetMapping("/new")
    public String blank(Model model) {
        return form(DirectoryForm.sent(Map.of()).withRow(1), null, model);
    }

    @PostMapping("/new")
    public String create(
            @RequestParam Map<String, String> sent, Principal admin, Model model, RedirectAttributes flash) {
        DirectoryForm form = DirectoryForm.sent(sent);
        String step = sent.getOrDefault("do", "preview");
        if (!isSubmission(step)) {
            return form(changed(form, step, sent, null), null, model);
        }
        String code = form.fields().text("/code").strip();
        try {
            if (directories.find(code).isPresent()) {
                throw Problem.invalid("/code", "taken", "There is a directory with this code already.");
            }
            Directory proposed = form.over(null, code, json);
            if (step.equals("preview")) {
                return preview(null, directories.preview(proposed, ExpectedVersion.ABSENT), "/new", form.sent(), model);
            }
            directories.put(proposed, ExpectedVersion.ABSENT, admin.getName());
            return done(code, "Created.", flash);
        } catch (Problem problem) {
            return form(form.refuse(problem), null, model);
        }
    }

    /** @param find part of a code or label; blank for all @param page from 0 */
    @GetMapping("/{code}/edit")
    public String edit(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String find,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        Versioned<Directory> present = find(code);
        List<Directory.Entry> found = found(present.value(), find.strip().toLowerCase(Locale.ROOT));
        int pages = Math.max(1, (found.size() + DirectoryForm.ROWS - 1) / DirectoryForm.ROWS);
        int at = Math.max(0, Math.min(page, pages - 1));
        List<Directory.Entry> shown = found.stream()
                .skip((long) at * DirectoryForm.ROWS)
                .limit(DirectoryForm.ROWS)
                .toList();
        model.addAttribute("find", find);
        model.addAttribute("page", at);
        model.addAttribute("pages", pages);
        model.addAttribute("found", found.size());
        return form(DirectoryForm.of(present.value(), shown), present, model);
    }

    @PostMapping("/{code}/edit")
    public String save(
            @PathVariable String code,
            @RequestParam Map<String, String> sent,
            Principal admin,
            Model model,
            RedirectAttributes flash) {
        Versioned<Directory> present = find(code);
        DirectoryForm form = DirectoryForm.sent(sent);
        String step = sent.getOrDefault("do", "preview");
        if (!isSubmission(step)) {
            return form(changed(form, step, sent, present.value()), present, model);
        }
        try {
            Directory proposed = form.over(present.value(), code, json);
            return save(present, proposed, "/" + code + "/edit", sent, admin, model, flash);
        } catch (Problem problem) {
            return form(form.refuse(problem), present, model);
        }
    }

    @GetMapping("/{code}/upload")
    public String upload(@PathVariable String code, Model model) {
        return upload(find(code), "", model);
    }

    /** @param sent {@code csv}: the table as text, which the browser read from the file */
    @PostMapping("/{code}/upload")
    public String upload(
            @PathVariable String code,
            @RequestParam Map<String, String> sent,
            Principal admin,
            Model model,
            RedirectAttributes flash) {
        Versioned<Directory> present = find(code);
        String table = sent.getOrDefault("csv", "");
        byte[] bytes = table.getBytes(StandardCharsets.UTF_8);
        if (!isSubmission(sent.getOrDefault("do", "preview"))) {
            return upload(present, table, model);
        }
        try {
            Directory proposed = csv.read(code, bytes);
            return save(present, proposed, "/" + code + "/upload", sent, admin, model, flash);
        } catch (Problem problem) {
            model.addAttribute("faults", csv.located(problem, bytes).errors());
            model.addAttribute("fault", problem.detail());
            return upload(present, table, model);
        }
    }

    private String save(
            Versioned<Directory> present,
            Directory proposed,
            String action,
            Map<String, String> sent,
            Principal admin,
            Model model,
            RedirectAttributes flash) {
        ExpectedVersion expected = ExpectedVersion.exactly(version(sent));
        if (sent.getOrDefault("do", "preview").equals("preview")) {
            return preview(present.value(), directories.preview(proposed, expected), action, sent, model);
        }
        Catalogue.Saved<Directory> saved = directories.put(proposed, expected, admin.getName());
        return done(
                present.code(),
                "Saved as version " + saved.versioned().version() + ". Applications and rules use it from now on.",
                flash);
    }

    private String preview(
            @Nullable Directory present, Directory proposed, String action, Map<String, String> sent, Model model) {
        model.addAttribute("code", proposed.code());
        model.addAttribute("isNew", present == null);
        model.addAttribute("impact", kind.impact(present, proposed));
        model.addAttribute("action", "/admin/directories" + action);
        Map<String, String> kept = new LinkedHashMap<>(sent);
        kept.keySet().removeAll(List.of("do", "_csrf"));
        model.addAttribute("sent", kept);
        return "admin/directory-preview";
    }

    private static String done(String code, String words, RedirectAttributes flash) {
        flash.addFlashAttribute("done", words);
        flash.addAttribute("code", code);
        return "redirect:/admin/directories/{code}";
    }

    private static String form(DirectoryForm form, @Nullable Versioned<Directory> present, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("title", present == null ? "New directory" : "Edit " + SHOW.words(present.code()));
        model.addAttribute("code", present == null ? null : present.code());
        model.addAttribute(
                "version", form.sent().getOrDefault("version", present == null ? "" : "" + present.version()));
        model.addAttribute("names", LanguageNames.ALL);
        return "admin/directory-form";
    }

    private static String upload(Versioned<Directory> present, String table, Model model) {
        model.addAttribute("code", present.code());
        model.addAttribute("version", present.version());
        model.addAttribute("csv", table);
        return "admin/directory-upload";
    }

    private static boolean isSubmission(String step) {
        return step.equals("preview") || step.equals("save");
    }

    /** A step on the way: a row or a language more or less, or back from the preview. */
    private static DirectoryForm changed(
            DirectoryForm form, String step, Map<String, String> sent, @Nullable Directory present) {
        if (step.equals("add")) {
            int last = present == null
                    ? form.rows()
                    : present.entries().stream()
                                    .mapToInt(Directory.Entry::order)
                                    .max()
                                    .orElse(0)
                            + form.added();
            return form.withRow(last + 1);
        }
        if (step.equals("language")) {
            return form.withLanguage(sent.getOrDefault("newLanguage", ""));
        }
        if (step.matches("no-language-[a-z]{2}")) {
            return form.withoutLanguage(step.substring("no-language-".length()));
        }
        if (step.matches("no-row-\\d{1,3}")) {
            return form.withoutRow(Integer.parseInt(step.substring("no-row-".length())));
        }
        return form;
    }

    private static int version(Map<String, String> sent) {
        try {
            return Integer.parseInt(sent.getOrDefault("version", "0"));
        } catch (NumberFormatException otherwise) {
            return 0;
        }
    }

    private static List<Directory.Entry> found(Directory directory, String part) {
        List<Directory.Entry> found = new ArrayList<>(directory.entries());
        found.removeIf(entry -> !entry.code().toLowerCase(Locale.ROOT).contains(part)
                && entry.labels().values().stream()
                        .noneMatch(label -> label.toLowerCase(Locale.ROOT).contains(part)));
        return found;
    }

    private Versioned<Directory> find(String code) {
        return directories.find(code).orElseThrow(() -> Problem.notFound("This directory"));
    }
}
