package finme.admin.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.delivery.ReceiverView;
import finme.admin.resource.FormFields.Kind;
import finme.admin.resource.ResourceKind;
import finme.admin.usage.Usages;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.source.NewKey;
import finme.source.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Sources under administration. A new one by form gets a key made for it. */
@Component
@Order(2)
class SourceKind implements ResourceKind<Source> {
    private static final Map<String, Kind> INPUTS = new LinkedHashMap<>();

    static {
        INPUTS.put("/code", Kind.TEXT);
        INPUTS.put("/name", Kind.TEXT);
        INPUTS.put("/state", Kind.TEXT);
        INPUTS.put("/format", Kind.TEXT);
        INPUTS.put("/mapping", Kind.TEXT);
        INPUTS.put("/externalId", Kind.TEXT);
        INPUTS.put("/onMissing", Kind.TEXT);
        INPUTS.put("/duplicates/days", Kind.NUMBER);
        INPUTS.put("/duplicates/keys", Kind.TICKS);
        INPUTS.put("/perMinute", Kind.NUMBER);
        INPUTS.put("/caps/*/counts", Kind.TEXT);
        INPUTS.put("/caps/*/per", Kind.TEXT);
        INPUTS.put("/caps/*/max", Kind.NUMBER);
        INPUTS.put("/test", Kind.FLAG);
        INPUTS.put("/callback/url", Kind.TEXT);
        INPUTS.put("/callback/secret", Kind.TEXT);
    }

    private static final Map<String, String> BLANK =
            Map.of("/state", "PAUSED", "/format", "JSON", "/onMissing", "REFUSE", "/mapping", """
            {
              product: "PERSONAL_LOAN",
              amount: {value: payload.amount, currency: "EUR"},
              termMonths: payload.months,
              borrower: {
                firstName: payload.firstName,
                lastName: payload.lastName,
                birthDate: payload.birthDate,
                phone: payload.phone,
                email: payload.email
              },
              consents: [{kind: "DATA_SHARING", version: payload.consentVersion, givenAt: payload.consentAt}]
            }""");

    private final Catalogue<Source> sources;
    private final SourceFacts facts;
    private final MappingPreview preview;
    private final ReceiverView messages;
    private final Usages usages;
    private final WeakSources weak;

    SourceKind(
            Catalogue<Source> sources,
            SourceFacts facts,
            MappingPreview preview,
            ReceiverView messages,
            Usages usages,
            WeakSources weak) {
        this.weak = weak;
        this.sources = sources;
        this.facts = facts;
        this.preview = preview;
        this.messages = messages;
        this.usages = usages;
    }

    @Override
    public String path() {
        return "sources";
    }

    @Override
    public String noun() {
        return "source";
    }

    @Override
    public String icon() {
        return "inbox";
    }

    @Override
    public String description() {
        return "Where applications come from: key, format and mapping of each source";
    }

    @Override
    public Class<Source> type() {
        return Source.class;
    }

    @Override
    public Catalogue<Source> catalogue() {
        return sources;
    }

    @Override
    public Map<String, Kind> inputs() {
        return INPUTS;
    }

    @Override
    public Map<String, String> blank() {
        return BLANK;
    }

    @Override
    public Map<String, Object> complete(ObjectNode fresh) {
        String key = NewKey.make();
        fresh.put("key", key);
        return Map.of("key", key);
    }

    /** With what the sample lacks: the mapping may be right, and the sample old. */
    @Override
    public String saved(Versioned<Source> now) {
        List<String> lacking = preview.lacking(GuideDesk.draft(now.value(), facts.sample(now)));
        return "Saved. The next application is read by it."
                + (lacking.isEmpty()
                        ? ""
                        : " Its sample has none of these, which the mapping reads: " + String.join(", ", lacking)
                                + '.');
    }

    @Override
    public void edit(@Nullable Versioned<Source> it, Model model) {
        model.addAttribute("sample", it == null ? "" : facts.sample(it));
    }

    /** With a callback, how the source takes what it is told. */
    @Override
    public void show(Versioned<Source> it, Model model) {
        model.addAttribute("usages", usages.ofSource(it.code()));
        facts.show(it, model);
        model.addAttribute("weak", weak.bits(it.value()));
        if (it.value().callback() != null) {
            messages.fill("source:" + it.code(), model);
        }
    }

    @Override
    public Optional<String> use(String code) {
        if (!usages.ofSource(code).isEmpty()) {
            return Optional.of("A rule names it; pause it instead.");
        }
        return facts.hasSent(code) ? Optional.of("Applications came from it; pause it instead.") : Optional.empty();
    }

    @Override
    public Optional<Switch<Source>> state(String state) {
        return switch (state) {
            case "PAUSED" ->
                Optional.of(new Switch<>(it -> it.withState(Source.State.PAUSED), "Paused: nothing is taken in."));
            case "ACTIVE" -> Optional.of(new Switch<>(it -> it.withState(Source.State.ACTIVE), "Active again."));
            default -> Optional.empty();
        };
    }

    @Override
    public CompletionStage<Map<String, Object>> tryOut(Versioned<Source> it, Map<String, String> sent, String actor) {
        String payload = sent.getOrDefault("payload", "");
        return CompletableFuture.completedFuture(
                Map.of("payload", payload, "p", preview.of(GuideDesk.draft(it.value(), payload))));
    }
}
