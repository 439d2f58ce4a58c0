package finme.admin.source;

import finme.admin.Page;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The posting guide from the source's page: its sample, its link. */
@Page
@RequestMapping("/admin/sources/{code}")
@PreAuthorize("hasRole('ADMIN')")
public class GuidePages {
    private static final String BACK = "redirect:/admin/sources/{code}";

    private final GuideDesk desk;

    GuidePages(GuideDesk desk) {
        this.desk = desk;
    }

    /** @param invented that nobody's data are in it, as the guide shows it to whoever has the link */
    @PostMapping("/sample")
    public String keep(
            @PathVariable String code,
            @RequestParam String payload,
            @RequestParam(defaultValue = "false") boolean invented,
            Principal admin,
            RedirectAttributes flash) {
        desk.keep(code, payload.replace("\r\n", "\n"), invented, admin.getName());
        flash.addFlashAttribute("done", "Kept: the posting guide shows this sample.");
        return BACK;
    }

    @PostMapping("/sample/drop")
    public String drop(@PathVariable String code, RedirectAttributes flash) {
        desk.drop(code);
        flash.addFlashAttribute("done", "Dropped: the posting guide makes up its sample.");
        return BACK;
    }

    @PostMapping("/guide")
    public String renew(@PathVariable String code, Principal admin, RedirectAttributes flash) {
        desk.renewLink(code, admin.getName());
        flash.addFlashAttribute("done", "The posting guide has a new link; the old one leads nowhere.");
        return BACK;
    }
}
