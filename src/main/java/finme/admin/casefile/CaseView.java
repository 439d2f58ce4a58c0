package finme.admin.casefile;

import finme.admin.timeline.Happening;
import finme.admin.timeline.Timeline;
import finme.admin.timeline.TimelineLine;
import finme.catalogue.Catalogue;
import finme.directory.Labels;
import finme.dispatch.DispatchLog;
import finme.dispatch.DispatchLog.Offered;
import finme.dispatch.RoutingExplanation;
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
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of an application shows of it, the borrower's data apart. */
@Component
class CaseView {
    private final CaseRemarks remarks;
    private final Timeline timeline;
    private final DispatchLog dispatches;
    private final Catalogue<Partner> partners;
    private final Cockpit cockpit;
    private final LostProcesses lost;
    private final CaseWork work;
    private final Labels labels;

    CaseView(
            CaseRemarks remarks,
            Timeline timeline,
            DispatchLog dispatches,
            Catalogue<Partner> partners,
            Cockpit cockpit,
            LostProcesses lost,
            CaseWork work,
            Labels labels) {
        this.labels = labels;
        this.remarks = remarks;
        this.timeline = timeline;
        this.dispatches = dispatches;
        this.partners = partners;
        this.cockpit = cockpit;
        this.lost = lost;
        this.work = work;
    }

    /** @return a fingerprint of what changes while it is looked at */
    String fill(Model model, LoanApplication application) {
        UUID id = application.id();
        Map<String, String> names = names();
        List<Happening> happenings = timeline.of(id);
        List<RoutingExplanation> rounds = rounds(id);
        String fingerprint =
                Integer.toHexString(Objects.hash(application, happenings.size(), rounds, work.fill(model, id)));
        model.addAttribute("a", application);
        model.addAttribute(
                "timeline",
                happenings.stream().map(h -> TimelineLine.of(h, names, labels)).toList());
        model.addAttribute("rounds", rounds);
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
    private List<RoutingExplanation> rounds(UUID id) {
        List<RoutingExplanation> rounds = new ArrayList<>();
        dispatches.routing(id).ifPresent(newest -> {
            rounds.add(newest);
            rounds.addAll(newest.earlier());
        });
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
