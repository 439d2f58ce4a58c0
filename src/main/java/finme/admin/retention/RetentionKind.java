package finme.admin.retention;

import finme.admin.resource.FormFields.Kind;
import finme.admin.resource.ResourceKind;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.retention.Retention;
import finme.retention.RetentionRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Rules of retention under administration. There is one for each kind of data; none can be added. */
@Component
@Order(9)
class RetentionKind implements ResourceKind<RetentionRule> {
    private static final Map<String, Kind> INPUTS = new LinkedHashMap<>();

    static {
        INPUTS.put("/code", Kind.TEXT);
        INPUTS.put("/days", Kind.NUMBER);
        INPUTS.put("/state", Kind.TEXT);
    }

    private final Catalogue<RetentionRule> rules;
    private final Retention retention;

    RetentionKind(Catalogue<RetentionRule> rules, Retention retention) {
        this.rules = rules;
        this.retention = retention;
    }

    @Override
    public String path() {
        return "retention";
    }

    @Override
    public String noun() {
        return "rule";
    }

    @Override
    public String icon() {
        return "glass";
    }

    @Override
    public String description() {
        return "How long each kind of data is kept";
    }

    @Override
    public Class<RetentionRule> type() {
        return RetentionRule.class;
    }

    @Override
    public Catalogue<RetentionRule> catalogue() {
        return rules;
    }

    @Override
    public Map<String, Kind> inputs() {
        return INPUTS;
    }

    @Override
    public Map<String, String> blank() {
        return Map.of("/state", "PAUSED", "/days", "365");
    }

    @Override
    public String saved() {
        return "Saved. The next run goes by it.";
    }

    @Override
    public void show(Versioned<RetentionRule> it, Model model) {
        model.addAttribute("text", retention.text(it.code()));
    }

    @Override
    public Optional<Switch<RetentionRule>> state(String state) {
        return switch (state) {
            case "PAUSED" ->
                Optional.of(new Switch<>(it -> it.with(RetentionRule.State.PAUSED), "Paused: nothing of it goes."));
            case "ACTIVE" -> Optional.of(new Switch<>(it -> it.with(RetentionRule.State.ACTIVE), "Active again."));
            default -> Optional.empty();
        };
    }
}
