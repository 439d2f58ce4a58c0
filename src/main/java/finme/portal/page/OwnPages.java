package finme.portal.page;

import finme.dispatch.PartnerReadiness;
import finme.insight.DayRange;
import finme.insight.DayRange.Days;
import finme.insight.LenderFigures;
import finme.kernel.Problem;
import finme.partner.Partner;
import finme.portal.desk.OwnSettings;
import finme.portal.desk.PartnerAccess;
import finme.portal.desk.PartnerAccess.Own;
import java.security.Principal;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A partner at a glance, with its switch and its secret. */
@PortalPage
@RequestMapping("/partner")
public class OwnPages {
    private final PartnerAccess access;
    private final OwnSettings settings;
    private final LenderFigures figures;
    private final PartnerReadiness readiness;

    OwnPages(PartnerAccess access, OwnSettings settings, LenderFigures figures, PartnerReadiness readiness) {
        this.access = access;
        this.settings = settings;
        this.figures = figures;
        this.readiness = readiness;
    }

    @GetMapping
    public String all(Principal user, Model model) {
        List<Partner> partners = access.all(user);
        if (partners.size() == 1) {
            return "redirect:/partner/" + partners.get(0).code();
        }
        model.addAttribute("partners", partners);
        return "portal/partners";
    }

    @GetMapping("/{code}")
    public String one(@PathVariable String code, Principal user, Model model) {
        Own own = access.of(user, code);
        model.addAttribute("partner", own.partner());
        model.addAttribute("mayResume", settings.mayResume(own));
        Days days = new DayRange(null, null).days();
        model.addAttribute("figures", figures.of(code, days.from(), days.to()).all());
        model.addAttribute("checks", readiness.of(code));
        return "portal/partner";
    }

    @PostMapping("/{code}/state")
    public String state(
            @PathVariable String code, @RequestParam String state, Principal user, RedirectAttributes flash) {
        Own own = access.of(user, code);
        if (state.equals("ACTIVE")) {
            settings.resume(own);
        } else if (state.equals("PAUSED")) {
            settings.pause(own);
        } else {
            throw Problem.invalid("/state", "invalid_value", "PAUSED or ACTIVE.");
        }
        flash.addFlashAttribute("done", state.equals("ACTIVE") ? "Active again." : "Paused: no application is sent.");
        return "redirect:/partner/{code}";
    }

    /** The only moment in which the new secret can be read. */
    @PostMapping("/{code}/callback-secret")
    public String renew(
            @PathVariable String code,
            @RequestParam(defaultValue = OwnSettings.USUAL) String overlap,
            Principal user,
            RedirectAttributes flash) {
        OwnSettings.Renewed renewed = settings.renew(access.of(user, code), overlap);
        flash.addFlashAttribute("secret", renewed.secret());
        flash.addFlashAttribute("formerUntil", renewed.formerUntil());
        return "redirect:/partner/{code}";
    }
}
