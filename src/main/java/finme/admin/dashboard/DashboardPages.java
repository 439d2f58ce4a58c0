package finme.admin.dashboard;

import finme.admin.Page;
import finme.admin.WebBuild;
import finme.catalogue.Catalogue;
import finme.insight.Alerts;
import finme.insight.Dashboard;
import finme.insight.DayRange;
import finme.insight.DayRange.Days;
import finme.kernel.Problem;
import finme.partner.Partner;
import finme.source.Source;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Figures as charts, each beside the table it is drawn from. */
@Page
class DashboardPages {
    private final Dashboard dashboard;
    private final Alerts alerts;
    private final Catalogue<Source> sources;
    private final Catalogue<Partner> partners;

    DashboardPages(Dashboard dashboard, Alerts alerts, Catalogue<Source> sources, Catalogue<Partner> partners) {
        this.dashboard = dashboard;
        this.alerts = alerts;
        this.sources = sources;
        this.partners = partners;
    }

    @GetMapping("/admin/dashboard")
    String show(@ModelAttribute("range") DayRange range, Model model) {
        Days days;
        try {
            days = range.days();
        } catch (Problem wrong) {
            model.addAttribute("fault", wrong.errors().get(0).message());
            days = new DayRange(null, null).days();
        }
        model.addAttribute("days", days);
        model.addAttribute("figures", dashboard.of(days.from(), days.to()));
        model.addAttribute("alerts", AlertView.of(alerts.standing()));
        model.addAttribute("built", WebBuild.isThere("dashboard"));
        model.addAttribute("sourceNames", sourceNames());
        model.addAttribute("partnerNames", partnerNames());
        return "admin/dashboard";
    }

    private Map<String, String> sourceNames() {
        return sources.all().stream()
                .collect(Collectors.toMap(
                        found -> found.code(), found -> found.value().name()));
    }

    private Map<String, String> partnerNames() {
        return partners.all().stream()
                .collect(Collectors.toMap(
                        found -> found.code(), found -> found.value().name()));
    }
}
