package finme.admin.casefile;

import finme.admin.routing.ExplainedRouting;
import finme.admin.routing.MisfitWords;
import finme.admin.timeline.Happening;
import finme.admin.timeline.Timeline;
import finme.admin.timeline.TimelineLine;
import finme.catalogue.Catalogue;
import finme.directory.Labels;
import finme.dispatch.DispatchLog;
import finme.dispatch.DispatchLog.Offered;
import finme.dispatch.RoutingExplanation;
import finme.kernel.Money;
import finme.loan.LoanApplication;
import finme.partner.Partner;
import finme.process.Cockpit;
import finme.process.LostProcesses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of an application shows of it, the borrower's data apart. */
@Component
class CaseView {
    private final CaseRemarks remarks;
    private final Timeline timeline;
    private final DispatchLog dispatches;
    private final ExplainedRouting routing;
    private final Catalogue<Partner> partners;
    private final Cockpit cockpit;
    private final LostProcesses lost;
    private final CaseWork work;
    private final Labels labels;

    CaseView(
            CaseRemarks remarks,
            Timeline timeline,
            DispatchLog dispatches,
            ExplainedRouting routing,
            Catalogue<Partner> partners,
            Cockpit cockpit,
            LostProcesses lost,
            CaseWork work,
            Labels labels) {
        this.labels = labels;
        this.remarks = remarks;
        this.timeline = timeline;
        this.dispatches = dispatches;
        this.routing = routing;
        this.partners = partners;
        this.cockpit = cockpit;
        this.lost = lost;
        this.work = work;
    }

    /**
     * @param clear whether personal values may be read
     * @param seen fingerprint of what is shown already; the same again is not filled in
     * @return a fingerprint of what changes while it is looked at
     */
    String fill(Model model, LoanApplication application, boolean clear, @Nullable String seen) {
        UUID id = application.id();
        Map<String, String> names = names();
        List<Happening> happenings = timeline.of(id);
        Optional<RoutingExplanation> told = dispatches.routing(id);
        String fingerprint =
                Integer.toHexString(Objects.hash(application, happenings.size(), told, work.fill(model, id)));
        if (fingerprint.equals(seen)) {
            return fingerprint;
        }
        model.addAttribute("a", application);
        model.addAttribute(
                "timeline",
                happenings.stream().map(h -> TimelineLine.of(h, names, labels)).toList());
        model.addAttribute(
                "rounds",
                told.map(it -> rounds(routing.of(application, it, clear))).orElse(List.of()));
        Money amount = application.amount();
        model.addAttribute("why", new MisfitWords(labels, amount == null ? null : amount.currency()));
        model.addAttribute("offers", offers(id));
        model.addAttribute("names", names);
        Optional<String> instance = cockpit.instance(id);
        model.addAttribute("cockpit", instance.orElse(null));
        boolean mayBeLost = instance.isEmpty() && !application.status().isFinal();
        model.addAttribute("lost", mayBeLost ? lost.find(id).orElse(null) : null);
        model.addAttribute("reasons", LostProcesses.Reason.values());
        remarks.fill(model, application);
        model.addAttribute("fingerprint", fingerprint);
        return fingerprint;
    }

    /** Newest first. */
    private static List<RoutingExplanation> rounds(RoutingExplanation newest) {
        List<RoutingExplanation> rounds = new ArrayList<>(List.of(newest));
        rounds.addAll(newest.earlier());
        return rounds;
    }

    private Map<String, List<Offered>> offers(UUID id) {
        return dispatches.offers(id).stream().collect(Collectors.groupingBy(Offered::partner));
    }

    private Map<String, String> names() {
        return partners.all().stream()
                .collect(Collectors.toMap(v -> v.value().code(), v -> v.value().name()));
    }
}
