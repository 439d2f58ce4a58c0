package finme.admin.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.Page;
import finme.catalogue.Catalogue;
import finme.catalogue.ExpectedVersion;
import finme.catalogue.Versioned;
import finme.kernel.Problem;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Master data created and edited by form. */
@Page
@RequestMapping("/admin/{kind}")
@PreAuthorize("hasRole('ADMIN')")
public class ResourceEditor {
    private final ResourceKinds kinds;
    /** Name of the button that asks for more rows; its value is the list. */
    private static final String MORE_ROWS = "rows";

    private final JsonResources json;
    private final Copies copies;

    ResourceEditor(ResourceKinds kinds, JsonResources json, Copies copies) {
        this.copies = copies;
        this.kinds = kinds;
        this.json = json;
    }

    /** @param from what it is filled in from; null for a blank one */
    @GetMapping("/new")
    public String blank(@PathVariable String kind, @RequestParam(required = false) @Nullable String from, Model model) {
        ResourceKind<?> of = withForm(kind);
        model.addAttribute("from", from);
        return form(
                of,
                model,
                from == null
                        ? FormFields.sent(of.inputs(), of.blank())
                        : FormFields.of(of.inputs(), copies.of(of, from)),
                null);
    }

    @PostMapping("/new")
    public String create(
            @PathVariable String kind,
            @RequestParam Map<String, String> sent,
            Principal admin,
            Model model,
            RedirectAttributes flash) {
        return create(withForm(kind), sent, admin.getName(), model, flash);
    }

    private <T> String create(
            ResourceKind<T> kind, Map<String, String> sent, String admin, Model model, RedirectAttributes flash) {
        FormFields form = FormFields.sent(kind.inputs(), sent);
        String from = sent.getOrDefault("from", "");
        model.addAttribute("from", from.isEmpty() ? null : from);
        String list = sent.getOrDefault(MORE_ROWS, "");
        if (!list.isEmpty()) {
            return form(kind, model, form.more(list), null);
        }
        try {
            if (kind.catalogue().find(form.text("/code")).isPresent()) {
                throw Problem.invalid("/code", "taken", "There is a " + kind.noun() + " with this code already.");
            }
            ObjectNode body = kind.tidied(from.isEmpty() ? form.resource() : form.over(copies.of(kind, from)));
            Map<String, Object> once = kind.complete(body);
            Catalogue.Saved<T> saved =
                    kind.catalogue().put(json.convert(body, kind.type()), ExpectedVersion.ABSENT, admin);
            once.forEach(flash::addFlashAttribute);
            flash.addAttribute("code", saved.versioned().code());
            return "redirect:/admin/{kind}/{code}";
        } catch (Problem problem) {
            return form(kind, model, form.refuse(problem), null);
        }
    }

    @GetMapping("/{code}/edit")
    public String edit(@PathVariable String kind, @PathVariable String code, Model model) {
        return edit(withForm(kind), code, model);
    }

    private <T> String edit(ResourceKind<T> kind, String code, Model model) {
        Versioned<T> present = ResourcePages.find(kind, code);
        return form(kind, model, FormFields.of(kind.inputs(), json.tree(present.masked())), present);
    }

    @PostMapping("/{code}/edit")
    public String save(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestParam Map<String, String> sent,
            Principal admin,
            Model model,
            RedirectAttributes flash) {
        return save(withForm(kind), code, sent, admin.getName(), model, flash);
    }

    private <T> String save(
            ResourceKind<T> kind,
            String code,
            Map<String, String> sent,
            String admin,
            Model model,
            RedirectAttributes flash) {
        Versioned<T> present = ResourcePages.find(kind, code);
        FormFields form = FormFields.sent(kind.inputs(), sent).with("/code", code);
        String list = sent.getOrDefault(MORE_ROWS, "");
        if (!list.isEmpty()) {
            return form(kind, model, form.more(list), present);
        }
        try {
            T value = json.convert(kind.tidied(form.over(json.tree(present.masked()))), kind.type());
            Catalogue.Saved<T> saved =
                    kind.catalogue().put(value, Preconditions.of(sent.get("version"), null, false), admin);
            flash.addFlashAttribute("done", kind.saved(saved.versioned()));
            return "redirect:/admin/{kind}/{code}";
        } catch (Problem problem) {
            return form(kind, model, form.refuse(problem), present);
        }
    }

    @PostMapping("/{code}/delete")
    public String delete(
            @PathVariable String kind, @PathVariable String code, Principal admin, RedirectAttributes flash) {
        ResourceKind<?> of = kinds.of(kind);
        try {
            of.remove(code, ExpectedVersion.ANY, admin.getName());
            flash.addFlashAttribute("done", "Deleted.");
            return "redirect:/admin/{kind}";
        } catch (Problem problem) {
            if (problem.status() == HttpStatus.NOT_FOUND.value()) {
                throw problem;
            }
            flash.addFlashAttribute("refused", problem.detail());
            return "redirect:/admin/{kind}/{code}";
        }
    }

    private static <T> String form(ResourceKind<T> kind, Model model, FormFields form, @Nullable Versioned<T> present) {
        kind.edit(present, model);
        model.addAttribute("title", (present == null ? "New " : "Edit ") + kind.noun());
        model.addAttribute("form", form);
        model.addAttribute("code", present == null ? null : present.code());
        model.addAttribute("version", present == null ? null : Preconditions.etag(present.version()));
        return "admin/" + kind.noun() + "-form";
    }

    private ResourceKind<?> withForm(String path) {
        ResourceKind<?> kind = kinds.of(path);
        if (kind.inputs().isEmpty()) {
            throw Problem.notFound("This form");
        }
        return kind;
    }
}
