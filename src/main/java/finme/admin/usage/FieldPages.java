package finme.admin.usage;

import finme.admin.Page;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who fills, reads and may see a field of the canonical application. */
@Page
@RequestMapping("/admin/fields")
class FieldPages {
    private final Usages usages;

    FieldPages(Usages usages) {
        this.usages = usages;
    }

    @GetMapping
    String fields(@RequestParam(defaultValue = "") String field, Model model) {
        String path = field.strip();
        model.addAttribute("field", path);
        model.addAttribute("fields", usages.fields());
        if (!path.isEmpty()) {
            model.addAttribute("usages", usages.ofField(path));
        }
        return "admin/fields";
    }
}
