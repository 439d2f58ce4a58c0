package finme.admin;

import finme.admin.dashboard.AlertView;
import finme.audit.Audit;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.crm.CrmQueue;
import finme.insight.Dashboard;
import finme.loan.ApplicationFilter;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import finme.source.Source;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Where things stand, at a glance. */
@Page
class OverviewPage {
    private static final int RECENT = 8;

    private final LoanDesk loans;
    private final Catalogue<Partner> partners;
    private final Catalogue<Source> sources;
    private final CrmQueue crm;
    private final Audit audit;
    private final Attention attention;
    private final Dashboard dashboard;

    OverviewPage(
            LoanDesk loans,
            Catalogue<Partner> partners,
            Catalogue<Source> sources,
            CrmQueue crm,
            Audit audit,
            Attention attention,
            Dashboard dashboard) {
        this.loans = loans;
        this.partners = partners;
        this.sources = sources;
        this.crm = crm;
        this.audit = audit;
        this.attention = attention;
        this.dashboard = dashboard;
    }

    /** @param seen fingerprint of what a live page shows already; the same again needs no answer */
    @GetMapping("/admin")
    Object overview(
            @RequestParam(required = false) @Nullable String seen,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Model model) {
        CrmQueue.Status state = crm.status();
        StatusCounts counts = StatusCounts.of(dashboard.byStatus());
        List<LoanApplication> recent =
                loans.list(ApplicationFilter.ALL, null, RECENT).items();
        Audit.Summary audited = audit.last().orElse(null);
        List<Attention.Item> waiting = attention.items();
        List<AlertView> alerts = attention.alerts();
        String fingerprint =
                Integer.toHexString(Objects.hash(counts, recent, state, audited, waiting, alerts, versions()));
        if (partial && fingerprint.equals(seen)) {
            return ResponseEntity.noContent().build();
        }
        model.addAttribute("crm", state);
        model.addAttribute("audited", audited);
        model.addAttribute("waiting", waiting);
        model.addAttribute("alerts", alerts);
        model.addAttribute("counts", counts);
        model.addAttribute("recent", recent);
        model.addAttribute("partners", partners.all());
        model.addAttribute("sources", sources.all());
        model.addAttribute("fingerprint", fingerprint);
        return partial ? "admin/overview :: live" : "admin/overview";
    }

    private List<Integer> versions() {
        return Stream.concat(
                        partners.all().stream().map(Versioned::version),
                        sources.all().stream().map(Versioned::version))
                .toList();
    }
}
