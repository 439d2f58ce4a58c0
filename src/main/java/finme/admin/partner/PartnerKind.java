package finme.admin.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import finme.admin.resource.FormFields.Kind;
import finme.admin.resource.JsonResources;
import finme.admin.resource.ResourceKind;
import finme.admin.usage.Usages;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.DispatchLog;
import finme.dispatch.PartnerBids;
import finme.dispatch.PartnerHealth;
import finme.dispatch.PartnerTrial;
import finme.insight.DayRange;
import finme.insight.DayRange.Days;
import finme.insight.LenderFigures;
import finme.kernel.Problem;
import finme.partner.Partner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Partners under administration. */
@Component
@Order(1)
class PartnerKind implements ResourceKind<Partner> {
    private final Catalogue<Partner> partners;
    private final PartnerHealth health;
    private final PartnerTrial trials;
    private final JsonResources json;
    private final Usages usages;
    private final LenderFigures figures;
    private final DispatchLog log;
    private final Readiness readiness;
    private final PartnerBids bids;

    PartnerKind(
            Catalogue<Partner> partners,
            PartnerHealth health,
            PartnerTrial trials,
            JsonResources json,
            Usages usages,
            DispatchLog log,
            LenderFigures figures,
            Readiness readiness,
            PartnerBids bids) {
        this.bids = bids;
        this.readiness = readiness;
        this.figures = figures;
        this.log = log;
        this.usages = usages;
        this.partners = partners;
        this.health = health;
        this.trials = trials;
        this.json = json;
    }

    @Override
    public String path() {
        return "partners";
    }

    @Override
    public String noun() {
        return "partner";
    }

    @Override
    public String icon() {
        return "building";
    }

    @Override
    public String description() {
        return "The lenders: how each is reached, what it may see, how its answers read. What answer and callback.mapping"
                + " give as borrower, employment, obligations or attributes (objects of the canonical application, or its"
                + " paths as names) is added to the person's profile as the word of partner:<code>, read and normalised"
                + " like an application; the rest is left out, and a trial shows it. limits count SENT or SOLD (it offered)"
                + " per HOUR, DAY, WEEK, MONTH or TOTAL, by the calendar in schedule.zone; outside of its hours a partner"
                + " is left out (SKIP) or asked when it opens (QUEUE); suppression takes phones, e-mails and tax ids, plain"
                + " or as SHA-256 in hex, and keeps neither; ping sees nothing personal, and bids order the tier; commission"
                + " is FIXED, PERCENT of what it pays out, or TIERS by LOANS or AMOUNT of the month, and what a return within"
                + " clawback.days takes back is FULL or PROPORTIONAL.";
    }

    @Override
    public Class<Partner> type() {
        return Partner.class;
    }

    @Override
    public Catalogue<Partner> catalogue() {
        return partners;
    }

    @Override
    public Map<String, Kind> inputs() {
        return PartnerInputs.ALL;
    }

    @Override
    public Map<String, String> blank() {
        return PartnerInputs.BLANK;
    }

    /** Without a callback mapping there is no callback, whatever its kind of authentication is set to. */
    @Override
    public ObjectNode tidied(ObjectNode form) {
        if (form.at("/callback/mapping").isMissingNode()) {
            form.remove("callback");
        }
        return form;
    }

    @Override
    public Map<String, Object> complete(ObjectNode fresh) {
        return Map.of("done", "Created. Try it out before you switch it on.");
    }

    @Override
    public String saved() {
        return "Saved. The next application goes out by it.";
    }

    @Override
    public void show(Versioned<Partner> it, Model model) {
        Partner partner = it.masked();
        model.addAttribute("health", health.of(it.code()));
        model.addAttribute("readiness", readiness.of(it.code()));
        model.addAttribute("checkNames", Readiness.NAMES);
        List<String> suppression = it.value().suppression();
        model.addAttribute("unwanted", suppression == null ? 0 : suppression.size());
        model.addAttribute("usages", usages.ofPartner(it.code()));
        Days days = new DayRange(null, null).days();
        model.addAttribute("figures", figures.of(it.code(), days.from(), days.to()));
        model.addAttribute("bids", bids.of(it.code(), 30));
        model.addAttribute("limits", partner.limits() == null ? null : json.pretty(partner.limits()));
        model.addAttribute("schedule", partner.schedule() == null ? null : json.pretty(partner.schedule()));
    }

    @Override
    public Optional<String> use(String code) {
        if (!usages.ofPartner(code).isEmpty()) {
            return Optional.of("A rule names it; take it out of the decisions first, or pause it.");
        }
        return log.wasEverAsked(code)
                ? Optional.of("Applications were sent to it; pause it instead.")
                : Optional.empty();
    }

    @Override
    public Optional<Switch<Partner>> state(String state) {
        return switch (state) {
            case "PAUSED" ->
                Optional.of(new Switch<>(it -> it.withState(Partner.State.PAUSED), "Paused: it gets no application."));
            case "ACTIVE" -> Optional.of(new Switch<>(it -> it.withState(Partner.State.ACTIVE), "Active again."));
            default -> Optional.empty();
        };
    }

    @Override
    public CompletionStage<Map<String, Object>> tryOut(Versioned<Partner> it, Map<String, String> sent, String actor) {
        String sample = sent.getOrDefault("application", "");
        boolean send = Boolean.parseBoolean(sent.get("send"));
        try {
            return trials.tryOut(it.code(), application(sample.strip()), send, actor)
                    .thenApply(trial -> Map.of("sample", sample, "trial", trial));
        } catch (Problem problem) {
            return CompletableFuture.completedFuture(
                    Map.of("sample", sample, "fault", problem.detail(), "faults", problem.errors()));
        }
    }

    /** Braces mean JSON; anything else is the id of an application. */
    private @Nullable JsonNode application(String sample) {
        if (sample.isEmpty()) {
            return null;
        }
        return sample.startsWith("{") ? json.parse(sample) : TextNode.valueOf(sample);
    }
}
