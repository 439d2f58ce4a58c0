package finme.cabinet.cases;

import finme.cabinet.Answering;
import finme.cabinet.LocalFormat;
import finme.cabinet.Stages;
import finme.gateway.BorrowerCases.CaseView;
import finme.gateway.BorrowerCases.OfferView;
import finme.gateway.BorrowerCases.PartnerState;
import finme.gateway.BorrowerCases.TaskView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of cases show. */
@Component
class CaseModel {
    private static final Set<String> CONCLUDED = Set.of("ACCEPTED", "SIGNED", "FUNDED");

    private final CaseTexts texts;

    CaseModel(CaseTexts texts) {
        this.texts = texts;
    }

    /** An offer as its card shows it. */
    record Card(OfferView offer, boolean chosen, boolean expired, boolean best) {
        public boolean passed() {
            return expired && !chosen;
        }
    }

    void fill(Model model, List<CaseView> views, Locale locale) {
        model.addAttribute("cases", views);
        words(model, locale);
    }

    void fill(Model model, CaseView view, OfferOrder order, Locale locale) {
        model.addAttribute("v", view);
        model.addAttribute("stage", Stages.of(view.status()));
        model.addAttribute("cards", cards(view, order));
        model.addAttribute("sort", order);
        model.addAttribute("orders", OfferOrder.values());
        model.addAttribute("choosing", Answering.isChoosing(view.status()));
        model.addAttribute("concluded", CONCLUDED.contains(view.status()));
        model.addAttribute(
                "answering",
                Answering.goesOn(
                        view.status(),
                        view.partners().stream().map(PartnerState::state).toList()));
        model.addAttribute("open", tasks(view, true));
        model.addAttribute("done", tasks(view, false));
        model.addAttribute(
                "steps",
                view.steps().stream()
                        .flatMap(step ->
                                texts.step(step, locale).stream().map(text -> new CaseBody.Line(step.at(), text)))
                        .toList());
        if (!model.containsAttribute("given")) {
            model.addAttribute("given", Map.of());
            model.addAttribute("faults", Map.of());
        }
        words(model, locale);
    }

    private static List<Card> cards(CaseView view, OfferOrder order) {
        Instant now = Instant.now();
        List<OfferView> sorted = order.sort(view.offers());
        UUID best = sorted.size() < 2 ? null : sorted.get(0).id();
        return sorted.stream()
                .sorted(Comparator.comparing(offer -> !offer.id().equals(view.chosen())))
                .map(offer -> new Card(
                        offer,
                        offer.id().equals(view.chosen()),
                        offer.expiresAt() != null && offer.expiresAt().isBefore(now),
                        offer.id().equals(best)))
                .toList();
    }

    private static List<TaskView> tasks(CaseView view, boolean open) {
        return view.tasks().stream()
                .filter(task -> task.state().equals("OPEN") == open)
                .toList();
    }

    private void words(Model model, Locale locale) {
        model.addAttribute("words", new LocalFormat(locale));
        model.addAttribute("texts", new Localised(texts, locale));
    }

    /** For templates. */
    record Localised(CaseTexts texts, Locale locale) {
        public String title(TaskView task) {
            return texts.title(task, locale);
        }

        public String label(finme.gateway.BorrowerCases.FieldView field) {
            return texts.label(field, locale);
        }
    }
}
