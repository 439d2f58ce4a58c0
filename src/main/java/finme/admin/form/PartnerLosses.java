package finme.admin.form;

import finme.admin.usage.PartnerRules;
import finme.admin.usage.PartnerRules.Dependence;
import finme.admin.usage.Usage;
import finme.admin.usage.Usages;
import finme.catalogue.Catalogue;
import finme.form.FormDiff;
import finme.form.FormDiff.Effect;
import finme.partner.Partner;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which partners would get less: those whose rules look at what goes away, and those whose requests say it. */
@Component
public class PartnerLosses {
    private static final Set<String> REQUESTS = Set.of("request.body", "ping.body");

    private final PartnerRules rules;
    private final Usages usages;
    private final Catalogue<Partner> partners;

    PartnerLosses(PartnerRules rules, Usages usages, Catalogue<Partner> partners) {
        this.rules = rules;
        this.usages = usages;
        this.partners = partners;
    }

    /**
     * @param share of all cases of the last days: those of this form that went to the partner; of options that go no more
     *     than chose one
     * @param entirely whether every rule that sends to the partner is concerned
     */
    public record Loss(String code, String name, String field, BigDecimal share, boolean entirely, String text) {}

    List<Loss> of(List<Effect> effects, CaseShares shares) {
        Map<String, Long> sent = shares.byPartner();
        List<Loss> losses = new ArrayList<>();
        for (Effect effect : effects) {
            Map<String, Dependence> ruled = rules.on(effect.target(), effect.options());
            Function<String, BigDecimal> share =
                    code -> shares.share(sent.getOrDefault(code, 0L)).min(shares.of(effect));
            ruled.forEach((code, dependence) -> losses.add(ruled(effect, code, dependence, share.apply(code))));
            readers(effect)
                    .filter(code -> !ruled.containsKey(code))
                    .forEach(code -> losses.add(read(effect, code, share.apply(code))));
        }
        return losses;
    }

    private Stream<String> readers(Effect effect) {
        List<Usage> concerned = effect.options().isEmpty()
                ? usages.ofField(effect.target())
                : usages.ofValue(effect.target(), effect.options());
        return concerned.stream()
                .filter(usage -> usage.kind() == Usage.Kind.PARTNER && REQUESTS.contains(usage.where()))
                .map(Usage::code)
                .distinct();
    }

    private Loss ruled(Effect effect, String code, Dependence on, BigDecimal share) {
        String name = name(code);
        boolean all = on.concerned() == on.all();
        String which = all ? "Every rule" : on.concerned() + " of " + on.all() + " rules";
        if (effect.change() == FormDiff.Loss.OPTIONS) {
            String names = all || on.concerned() == 1 ? "names" : "name";
            return new Loss(code, name, effect.field(), share, all, without(effect, which, name, names, share));
        }
        String verb = all || on.concerned() == 1 ? "looks" : "look";
        String when = effect.change() == FormDiff.Loss.OPTIONAL ? "where it is left empty" : "from now on";
        String text = "%s that can send a case to %s %s at \"%s\". %s; %s they would not, %s."
                .formatted(
                        which,
                        name,
                        verb,
                        effect.label(),
                        went(share),
                        when,
                        all ? "unless a rule is changed" : "unless another rule applies");
        return new Loss(code, name, effect.field(), share, all, text);
    }

    /** Whoever answers otherwise is sent there as before. */
    private static String without(Effect effect, String which, String name, String names, BigDecimal share) {
        return "%s that can send a case to %s %s what nobody can answer to \"%s\" any more: %s. %s."
                .formatted(which, name, names, effect.label(), String.join(" or ", effect.options()), said(share));
    }

    private Loss read(Effect effect, String code, BigDecimal share) {
        String name = name(code);
        String then = switch (effect.change()) {
            case OPTIONAL -> "where it is left empty the request says nothing there";
            case OPTIONS -> "from now on none says " + String.join(" or ", effect.options());
            default -> "from now on the request says nothing there";
        };
        String text = "The request to %s says \"%s\", no rule asks for it. %s; %s."
                .formatted(
                        name,
                        effect.label(),
                        effect.change() == FormDiff.Loss.OPTIONS ? said(share) : went(share),
                        then);
        return new Loss(code, name, effect.field(), share, false, text);
    }

    private String name(String code) {
        return partners.find(code).map(found -> found.value().name()).orElse(code);
    }

    private static String went(BigDecimal share) {
        return ofCases(share) + " went there by this form";
    }

    /** How many of those that went there gave one of the answers is not counted: not more than went, nor than gave one. */
    private static String said(BigDecimal share) {
        return "At most " + ofCases(share) + " went there with such an answer";
    }

    private static String ofCases(BigDecimal share) {
        return "%s %% of all cases of the last %d days"
                .formatted(share.movePointRight(2).stripTrailingZeros().toPlainString(), CaseShares.DAYS);
    }
}
