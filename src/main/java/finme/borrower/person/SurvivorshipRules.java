package finme.borrower.person;

import finme.borrower.Survivorship;
import finme.borrower.profile.CanonicalAttributes;
import finme.catalogue.Catalogue;
import finme.catalogue.Catalogues;
import finme.catalogue.MasterData;
import finme.kernel.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** The rules of survivorship as a kind of master data with one entry. */
@Component
class SurvivorshipRules implements MasterData<Survivorship> {
    private static final Pattern SOURCE =
            Pattern.compile("cabinet|(source|partner|crm):[A-Za-z0-9][A-Za-z0-9._-]{0,62}|admin:\\S{1,100}");

    private final CanonicalAttributes attributes;

    SurvivorshipRules(CanonicalAttributes attributes) {
        this.attributes = attributes;
    }

    @Bean
    Catalogue<Survivorship> survivorshipCatalogue(Catalogues catalogues) {
        return catalogues.of(this);
    }

    @Override
    public String kind() {
        return "survivorship";
    }

    @Override
    public Class<Survivorship> type() {
        return Survivorship.class;
    }

    @Override
    public String code(Survivorship rules) {
        return Survivorship.CODE;
    }

    @Override
    public List<Fault> faults(Survivorship rules, @Nullable Survivorship present) {
        List<Fault> faults = new ArrayList<>();
        new TreeMap<>(rules.attributes()).forEach((name, rule) -> {
            String pointer = "/attributes/" + name.replace("~", "~0").replace("/", "~1");
            if (!attributes.exists(name)) {
                faults.add(new Fault(pointer, "unknown_attribute", "A person has no such attribute."));
            }
            if (rule == null) {
                faults.add(new Fault(pointer, "required", "A rule is needed here."));
            } else {
                check(rule, pointer + "/prefer", faults);
            }
        });
        return faults;
    }

    private static void check(Survivorship.Rule rule, String pointer, List<Fault> faults) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < rule.prefer().size(); i++) {
            String source = rule.prefer().get(i);
            if (source == null || !SOURCE.matcher(source).matches()) {
                faults.add(new Fault(
                        pointer + '/' + i,
                        "invalid_source",
                        "cabinet, source:<code>, partner:<code>, crm:<code> or admin:<name> is needed."));
            } else if (!seen.add(source)) {
                faults.add(new Fault(pointer + '/' + i, "not_unique", "It stands here already."));
            }
        }
    }

    @Override
    public Map<String, ?> details(Survivorship rules) {
        return Map.of(
                "attributes", rules.attributes().keySet().stream().sorted().toList());
    }
}
