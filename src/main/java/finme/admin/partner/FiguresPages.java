package finme.admin.partner;

import finme.admin.Page;
import finme.admin.WebBuild;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.insight.DayRange;
import finme.insight.DayRange.Days;
import finme.insight.LenderFigures;
import finme.kernel.Problem;
import finme.partner.Partner;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** How a lender fares, as charts beside their tables. */
@Page
class FiguresPages {
    private final Catalogue<Partner> partners;
    private final LenderFigures figures;

    FiguresPages(Catalogue<Partner> partners, LenderFigures figures) {
        this.partners = partners;
        this.figures = figures;
    }

    @GetMapping("/admin/partners/{code}/figures")
    String show(@PathVariable String code, @ModelAttribute("range") DayRange range, Model model) {
        Partner partner =
                partners.find(code).map(Versioned::masked).orElseThrow(() -> Problem.notFound("This partner"));
        Days days;
        try {
            days = range.days();
        } catch (Problem wrong) {
            model.addAttribute("fault", wrong.errors().get(0).message());
            days = new DayRange(null, null).days();
        }
        model.addAttribute("partner", partner);
        model.addAttribute("days", days);
        model.addAttribute("figures", figures.of(code, days.from(), days.to()));
        model.addAttribute("built", WebBuild.isThere("dashboard"));
        return "admin/partner-charts";
    }
}
