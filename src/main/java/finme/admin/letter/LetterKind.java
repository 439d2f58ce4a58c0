package finme.admin.letter;

import finme.admin.resource.FormFields;
import finme.admin.resource.FormFields.Kind;
import finme.admin.resource.JsonResources;
import finme.admin.resource.ResourceKind;
import finme.catalogue.Catalogue;
import finme.catalogue.ExpectedVersion;
import finme.catalogue.Versioned;
import finme.correspondence.LetterText;
import finme.correspondence.LetterTexts;
import finme.kernel.Fault;
import finme.kernel.Problem;
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

/** Letters under administration. There is one for each occasion; none can be added. */
@Component
@Order(8)
class LetterKind implements ResourceKind<LetterText> {
    private final Catalogue<LetterText> letters;
    private final LetterTexts texts;
    private final LetterPreviews previews;
    private final JsonResources json;

    LetterKind(Catalogue<LetterText> letters, LetterTexts texts, LetterPreviews previews, JsonResources json) {
        this.letters = letters;
        this.texts = texts;
        this.previews = previews;
        this.json = json;
    }

    @Override
    public String path() {
        return "letters";
    }

    @Override
    public String noun() {
        return "letter";
    }

    @Override
    public String icon() {
        return "mail";
    }

    @Override
    public String description() {
        return "What borrowers are written, by occasion and language; what is left out is as FinMe ships it";
    }

    @Override
    public Class<LetterText> type() {
        return LetterText.class;
    }

    @Override
    public Catalogue<LetterText> catalogue() {
        return letters;
    }

    /** Three for each language that any letter has. */
    @Override
    public Map<String, Kind> inputs() {
        Map<String, Kind> inputs = new LinkedHashMap<>();
        inputs.put("/code", Kind.TEXT);
        previews.languages().forEach(language -> {
            inputs.put("/subject/" + language, Kind.TEXT);
            inputs.put("/text/" + language, Kind.TEXT);
            inputs.put("/sms/" + language, Kind.TEXT);
        });
        return inputs;
    }

    @Override
    public String saved() {
        return "Saved. The next letter says so.";
    }

    @Override
    public void show(Versioned<LetterText> it, Model model) {
        model.addAttribute("previews", previews.of(it.value()));
        model.addAttribute("changed", texts.isChanged(it.code()));
        model.addAttribute("occasion", previews.occasion(it.code()));
    }

    @Override
    public void edit(@Nullable Versioned<LetterText> it, Model model) {
        if (it == null) {
            throw Problem.notFound("This form");
        }
        model.addAttribute("languages", previews.languages());
        model.addAttribute("placeholders", texts.placeholders(it.code()));
        model.addAttribute("occasion", previews.occasion(it.code()));
    }

    @Override
    public Optional<Switch<LetterText>> state(String state) {
        return state.equals("SHIPPED")
                ? Optional.of(new Switch<>(LetterText::shipped, "It is as FinMe ships it again."))
                : Optional.empty();
    }

    /** What it would say, before it is saved. */
    @Override
    public CompletionStage<Map<String, Object>> tryOut(
            Versioned<LetterText> it, Map<String, String> sent, String actor) {
        FormFields form = FormFields.sent(inputs(), sent).with("/code", it.code());
        Map<String, Object> found = new LinkedHashMap<>();
        List<String> faults = List.of();
        LetterText tried = json.convert(form.resource(), LetterText.class);
        try {
            tried = letters.preview(tried, ExpectedVersion.ANY);
        } catch (Problem refused) {
            faults = refused.errors().stream().map(LetterKind::sentence).toList();
        }
        found.put("previews", previews.of(tried));
        found.put("tried", form);
        found.put("pointers", inputs().keySet());
        found.put("faults", faults);
        found.put("seen", sent.getOrDefault("version", ""));
        return CompletableFuture.completedFuture(found);
    }

    private static String sentence(Fault fault) {
        return fault.pointer().substring(1).replace('/', ' ') + ": " + fault.message();
    }
}
