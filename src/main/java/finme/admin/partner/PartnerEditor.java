package finme.admin.partner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.FormFields;
import finme.admin.JsonResources;
import finme.admin.Page;
import finme.admin.Versions;
import finme.kernel.Problem;
import finme.partner.Partner;
import finme.partner.Partners;
import java.security.Principal;
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

/** Creating and editing a partner. */
@Page
@RequestMapping("/admin/partners")
@PreAuthorize("hasRole('ADMIN')")
public class PartnerEditor {
    private final Partners partners;
    private final JsonResources json;

    PartnerEditor(Partners partners, JsonResources json) {
        this.partners = partners;
        this.json = json;
    }

    @GetMapping("/new")
    public String blank(Model model) {
        return form(model, PartnerForm.blank(), null);
    }

    @PostMapping("/new")
    public String create(
            @RequestParam Map<String, String> sent, Principal admin, Model model, RedirectAttributes flash) {
        FormFields form = FormFields.sent(PartnerForm.KINDS, sent);
        try {
            if (partners.find(form.text("/code")).isPresent()) {
                throw Problem.invalid("/code", "taken", "There is a partner with this code already.");
            }
            Partners.Saved saved = partners.save(read(form), admin.getName());
            flash.addFlashAttribute("done", "Created. Try it out before you switch it on.");
            return "redirect:/admin/partners/" + saved.versioned().partner().code();
        } catch (Problem problem) {
            return form(model, form.refuse(problem), null);
        }
    }

    @GetMapping("/{code}/edit")
    public String edit(@PathVariable String code, Model model) {
        Partners.Versioned versioned = find(code);
        return form(model, FormFields.of(PartnerForm.KINDS, json.tree(versioned.masked())), versioned);
    }

    @PostMapping("/{code}/edit")
    public String save(
            @PathVariable String code,
            @RequestParam Map<String, String> sent,
            Principal admin,
            Model model,
            RedirectAttributes flash) {
        Partners.Versioned present = find(code);
        FormFields form = FormFields.sent(PartnerForm.KINDS, sent).with("/code", code);
        try {
            Versions.check(sent.get("version"), present.version());
            partners.save(read(form), admin.getName());
            flash.addFlashAttribute("done", "Saved. The next application goes out by it.");
            return "redirect:/admin/partners/{code}";
        } catch (Problem problem) {
            return form(model, form.refuse(problem), present);
        }
    }

    /** Without a callback mapping there is no callback, whatever its kind of authentication is set to. */
    private Partner read(FormFields form) {
        ObjectNode body = form.resource();
        if (body.at("/callback/mapping").isMissingNode()) {
            body.remove("callback");
        }
        return json.convert(body, Partner.class);
    }

    private static String form(Model model, FormFields form, Partners.@Nullable Versioned present) {
        model.addAttribute("title", present == null ? "New partner" : "Edit partner");
        model.addAttribute("form", form);
        model.addAttribute("code", present == null ? null : present.partner().code());
        model.addAttribute("version", present == null ? null : Versions.etag(present.version()));
        return "admin/partner-form";
    }

    private Partners.Versioned find(String code) {
        return partners.find(code).orElseThrow(() -> Problem.notFound("This partner"));
    }
}
