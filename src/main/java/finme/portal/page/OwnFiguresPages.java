package finme.portal.page;

import finme.insight.DayRange;
import finme.insight.DayRange.Days;
import finme.insight.LenderFigures;
import finme.kernel.Problem;
import finme.portal.desk.PartnerAccess;
import finme.portal.desk.PartnerAccess.Own;
import java.security.Principal;
import org.springframework.core.io.ClassPathResource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** How a lender fares, as charts beside their tables. */
@PortalPage
class OwnFiguresPages {
    private final PartnerAccess access;
    private final LenderFigures figures;
    private final boolean built = new ClassPathResource("static/assets/web/dashboard.js").exists();

    OwnFiguresPages(PartnerAccess access, LenderFigures figures) {
        this.access = access;
        this.figures = figures;
    }

    @GetMapping("/partner/{code}/figures")
    String show(@PathVariable String code, @ModelAttribute("range") DayRange range, Principal user, Model model) {
        Own own = access.of(user, code);
        Days days;
        try {
            days = range.days();
        } catch (Problem wrong) {
            model.addAttribute("fault", wrong.errors().get(0).message());
            days = new DayRange(null, null).days();
        }
        model.addAttribute("partner", own.partner());
        model.addAttribute("days", days);
        model.addAttribute("figures", figures.of(own.code(), days.from(), days.to()));
        model.addAttribute("built", built);
        return "portal/figures";
    }
}
