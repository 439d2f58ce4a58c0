package finme.admin.dashboard;

import finme.insight.Alert;
import finme.insight.Alerts;
import finme.insight.Dashboard;
import finme.insight.Dashboard.Figures;
import finme.insight.DayRange;
import finme.insight.DayRange.Days;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin")
@Tag(name = "Dashboard", description = "What became of applications, and what is amiss")
class DashboardController {
    private static final int MOST = 200;

    private final Dashboard dashboard;
    private final Alerts alerts;

    DashboardController(Dashboard dashboard, Alerts alerts) {
        this.dashboard = dashboard;
        this.alerts = alerts;
    }

    @GetMapping("/dashboard")
    @Operation(
            summary = "How far applications came, by day, source, partner and rule",
            description = "Of those received on these days (UTC, both included); tests never count. Times to the first"
                    + " offer in milliseconds, revenue as partners told prices. Some seconds old at most.")
    Figures figures(@ParameterObject @ModelAttribute DayRange range) {
        Days days = range.days();
        return dashboard.of(days.from(), days.to());
    }

    @GetMapping("/alerts")
    @Operation(
            summary = "What is amiss, and what was of late",
            description = "Standing ones first: those without clearedAt. Looked for every minute.")
    Slice<Alert> alerts() {
        return new Slice<>(alerts.lately(MOST), null);
    }
}
