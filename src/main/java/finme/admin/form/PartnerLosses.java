package finme.admin.form;

import finme.admin.usage.PartnerRules;
import finme.admin.usage.PartnerRules.Dependence;
import finme.catalogue.Catalogue;
import finme.form.FormDiff;
import finme.form.FormDiff.Effect;
import finme.loan.RecentCases;
import finme.partner.Partner;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which partners could no longer be offered how much, because the rules that send to them look at what goes away. */
@Component
public class PartnerLosses {
    private final PartnerRules rules;
    private final RecentCases cases;
    private final CaseShares shares;
    private final Catalogue<Partner> partners;

    PartnerLosses(PartnerRules rules, RecentCases cases, CaseShares shares, Catalogue<Partner> partners) {
        this.rules = rules;
        this.cases = cases;
        this.shares = shares;
        this.partners = partners;
    }

    /**
     * @param share of all cases of the last days: those of this form that went to the partner
     * @param entirely whether every rule that sends to the partner is concerned
     */
    public record Loss(String code, String name, String field, BigDecimal share, boolean entirely, String text) {}

    List<Loss> of(List<Effect> effects, String source) {
        Map<String, Long> sent = cases.byPartner(source, CaseShares.since());
        List<Loss> losses = new ArrayList<>();
        for (Effect effect : effects) {
            rules.on(effect.target(), effect.options())
                    .forEach((code, dependence) ->
                            losses.add(loss(effect, code, dependence, shares.share(sent.getOrDefault(code, 0L)))));
        }
        return losses;
    }

    private Loss loss(Effect effect, String code, Dependence on, BigDecimal share) {
        String name = partners.find(code).map(found -> found.value().name()).orElse(code);
        boolean all = on.concerned() == on.all();
        String which = all ? "Every rule" : on.concerned() + " of " + on.all() + " rules";
        String verb = all || on.concerned() == 1 ? "looks" : "look";
        String when = effect.change() == FormDiff.Loss.OPTIONAL ? "where it is left empty" : "from now on";
        String text =
                "%s that can send a case to %s %s at \"%s\". %s %% of all cases of the last %d days went there by this form; %s they would not, %s."
                        .formatted(
                                which,
                                name,
                                verb,
                                effect.label(),
                                share.movePointRight(2).stripTrailingZeros().toPlainString(),
                                CaseShares.DAYS,
                                when,
                                all ? "unless a rule is changed" : "unless another rule applies");
        return new Loss(code, name, effect.field(), share, all, text);
    }
}
