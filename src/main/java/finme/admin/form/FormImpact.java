package finme.admin.form;

import finme.admin.usage.Usage;
import finme.admin.usage.Usages;
import finme.canonical.CodeLists;
import finme.form.Form;
import finme.form.FormDiff;
import finme.form.FormDiff.Effect;
import finme.form.FormDiff.Loss;
import finme.form.FormDrafts;
import finme.form.FormDrafts.Draft;
import finme.form.FormSchema;
import finme.form.Forms;
import finme.kernel.Problem;
import finme.loan.RecentCases;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What publishing a draft would do to those who count on its answers. */
@Component
public class FormImpact {
    private final Forms forms;
    private final FormDrafts drafts;
    private final Usages usages;
    private final RecentCases cases;
    private final PartnerLosses partners;
    private final CodeLists codes;

    FormImpact(
            Forms forms, FormDrafts drafts, Usages usages, RecentCases cases, PartnerLosses partners, CodeLists codes) {
        this.codes = codes;
        this.forms = forms;
        this.drafts = drafts;
        this.usages = usages;
        this.cases = cases;
        this.partners = partners;
    }

    /**
     * @param days how far back cases are counted
     * @param cases all of them
     * @param ofForm those that came by this form's source
     */
    public record Impact(List<Item> items, List<PartnerLosses.Loss> partners, int days, long cases, long ofForm) {}

    /**
     * @param change {@code REMOVED}, {@code OPTIONAL}, {@code OPTIONS}
     * @param kind {@code PARTNER}, {@code DECISION}, {@code SOURCE}, {@code CRM}, {@code FORM}
     * @param share of all cases of the last days: those that may come without the value
     */
    public record Item(
            String field,
            String label,
            Loss change,
            List<String> options,
            Usage.Kind kind,
            String code,
            String where,
            String text,
            BigDecimal share) {}

    /** @throws Problem 404 without a draft; a form that was never published, or that tasks show, takes nothing away */
    public Impact of(String key) {
        Draft draft = drafts.find(key).orElseThrow(() -> Problem.notFound("A draft of this form"));
        Form published = forms.current(key).orElse(null);
        FormSchema before = published == null ? draft.form().read() : published.read();
        CaseShares shares = new CaseShares(cases, before.source());
        if (published == null || before.isOfTask()) {
            return new Impact(List.of(), List.of(), CaseShares.DAYS, shares.all(), 0);
        }
        List<Effect> effects = FormDiff.effects(before, draft.form().read(), codes::active);
        List<Item> items = new ArrayList<>();
        effects.forEach(effect -> items(effect, key, before.source(), shares, items));
        return new Impact(items, partners.of(effects, shares), CaseShares.DAYS, shares.all(), shares.ofForm());
    }

    private void items(Effect effect, String key, String source, CaseShares shares, List<Item> items) {
        List<Usage> concerned = effect.change() == Loss.OPTIONS
                ? usages.ofValue(effect.target(), effect.options())
                : usages.ofField(effect.target());
        BigDecimal share = shares.of(effect);
        concerned.stream()
                .filter(usage ->
                        usage.kind() != Usage.Kind.SOURCE || usage.code().equals(source))
                .filter(usage ->
                        usage.kind() != Usage.Kind.FORM || !usage.code().equals(key))
                .filter(usage -> usage.kind() != Usage.Kind.FORM || effect.change() == Loss.OPTIONS)
                .map(usage -> new Item(
                        effect.field(),
                        effect.label(),
                        effect.change(),
                        effect.options(),
                        usage.kind(),
                        usage.code(),
                        usage.where(),
                        usage.text(),
                        share))
                .forEach(items::add);
    }
}
