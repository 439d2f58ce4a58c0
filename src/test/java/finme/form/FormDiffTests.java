package finme.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import finme.form.FormDiff.Effect;
import finme.form.FormDiff.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FormDiffTests {
    private static final Function<String, Set<String>> NO_CODES = directory -> Set.of();
    private static final String AMOUNT =
            "{\"type\": \"number\", \"key\": \"amount\", \"label\": \"Amount\", \"id\": \"a\"}";
    private static final String TERM = "{\"type\": \"number\", \"key\": \"term\", \"label\": \"Term\", \"id\": \"t\"}";
    private static final String NAME =
            "{\"type\": \"textfield\", \"key\": \"name\", \"label\": \"Name\", \"id\": \"n\"}";

    @Test
    void tellsWhatCameWentAndMoved() {
        assertThat(changes(AMOUNT + ',' + TERM, TERM + ',' + AMOUNT))
                .hasSize(1)
                .first()
                .asString()
                .contains("MOVED");
        assertThat(changes(AMOUNT, AMOUNT + ',' + NAME))
                .containsExactly("name ADDED [It is new at the top. It becomes attributes.name.]");
        assertThat(changes(AMOUNT + ',' + NAME, AMOUNT)).containsExactly("name REMOVED [It is no longer there.]");
        assertThat(changes(AMOUNT + ',' + NAME, AMOUNT + ',' + NAME)).isEmpty();
    }

    @Test
    void tellsEachChangeOfAFieldInASentence() {
        String before = """
                {"type": "select", "key": "kind", "label": "Kind", "values": [{"value": "A", "label": "Car"}, {"value": "B", "label": "Boat"}]}""";
        String after = """
                {"type": "select", "key": "kind", "label": "Vehicle", "validate": {"required": true}, "conditional": {"hide": "=x"},
                 "values": [{"value": "A", "label": "Automobile"}, {"value": "C", "label": "Caravan"}]}""";
        FormDiff.Change change = FormDiff.between(FormJson.schema(before), FormJson.schema(after))
                .get(0);
        assertThat(change.kind()).isEqualTo(Kind.CHANGED);
        assertThat(change.label()).isEqualTo("Vehicle");
        assertThat(change.sentences())
                .containsExactly(
                        "It has to be filled in now.",
                        "Option A is called \"Automobile\" instead of \"Car\".",
                        "Option \"Caravan\" (C) is new.",
                        "Option \"Boat\" (B) is gone.",
                        "Hidden when: \"=x\", was not set.",
                        "Label: \"Vehicle\" instead of \"Kind\".");
    }

    @Test
    void aFieldThatWentIntoAnotherStepMoved() {
        String group = "{\"type\": \"group\", \"id\": \"g\", \"label\": \"Work\", \"components\": [%s]}";
        assertThat(changes(AMOUNT + ',' + group.formatted(""), group.formatted(AMOUNT)))
                .containsExactly("amount MOVED [It is asked in \"Work\" now.]");
        assertThat(changes(group.formatted(AMOUNT), group.formatted(AMOUNT) + ',' + NAME))
                .containsExactly("name ADDED [It is new beside the steps. It becomes attributes.name.]");
    }

    @Test
    void tellsWhatOthersWouldMiss() {
        String before = """
                {"type": "number", "key": "income", "properties": {"canonical": "employment.monthlyIncome"}, "validate": {"required": true}},
                {"type": "textfield", "key": "car", "validate": {"required": true}},
                {"type": "select", "key": "purpose", "properties": {"canonical": "purpose"}, "values": [{"value": "A"}, {"value": "B"}]}""";
        String after = """
                {"type": "number", "key": "pay", "properties": {"canonical": "employment.monthlyIncome"}, "validate": {"required": true},
                 "conditional": {"hide": "=purpose = null"}},
                {"type": "select", "key": "purpose", "properties": {"canonical": "purpose"}, "values": [{"value": "B"}]}""";
        assertThat(FormDiff.effects(FormJson.schema(before), FormJson.schema(after), NO_CODES))
                .extracting(Effect::target, Effect::change, Effect::options)
                .containsExactly(
                        tuple("employment.monthlyIncome.value", FormDiff.Loss.OPTIONAL, List.of()),
                        tuple("attributes.car", FormDiff.Loss.REMOVED, List.of()),
                        tuple("purpose", FormDiff.Loss.OPTIONS, List.of("A")));
    }

    /** Whoever asks for it under another name, or writes it down for all, takes nothing away. */
    @Test
    void anotherFieldOrAConstantForTheSamePlaceIsNoLoss() {
        FormSchema before = FormJson.schema(
                "{\"type\": \"textfield\", \"key\": \"p\", \"properties\": {\"canonical\": \"product\"}}");
        FormSchema renamed = FormJson.schema(
                "{\"type\": \"textfield\", \"key\": \"q\", \"properties\": {\"canonical\": \"product\"}}");
        var constant = FormJson.of(AMOUNT);
        constant.putObject("constants").put("product", "PERSONAL_LOAN");
        assertThat(FormDiff.effects(before, renamed, NO_CODES)).isEmpty();
        assertThat(FormDiff.effects(before, FormSchema.of(constant), NO_CODES)).isEmpty();
    }

    @Test
    void ownOptionsInsteadOfADirectorysAreALossOfTheRest() {
        String own = "{\"type\": \"select\", \"key\": \"purpose\", \"values\": [{\"value\": \"CAR\"}]}";
        String listed = "{\"type\": \"select\", \"key\": \"purpose\", \"properties\": {\"directory\": \"purposes\"}}";
        Function<String, Set<String>> codes = directory -> Set.of("HOME", "CAR");
        assertThat(FormDiff.effects(FormJson.schema(listed), FormJson.schema(own), codes))
                .extracting(Effect::options)
                .containsExactly(List.of("HOME"));
        assertThat(FormDiff.effects(FormJson.schema(own), FormJson.schema(listed), codes))
                .isEmpty();
        assertThat(FormDiff.effects(FormJson.schema(listed), FormJson.schema(listed), codes))
                .isEmpty();
    }

    /** Which they are depends on the other answers. */
    @Test
    void optionsByFormulaInsteadOfListedOnesAreNoLossThatCouldBeTold() {
        String own = "{\"type\": \"select\", \"key\": \"purpose\", \"values\": [{\"value\": \"CAR\"}]}";
        String computed = "{\"type\": \"select\", \"key\": \"purpose\", \"valuesExpression\": \"=purposes\"}";
        assertThat(FormDiff.effects(FormJson.schema(own), FormJson.schema(computed), NO_CODES))
                .isEmpty();
    }

    @Test
    void tellsWhatIsSaidOtherwiseInAnotherLanguage() {
        Form before = new Form("f", 1, null, FormJson.of(AMOUNT), Map.of("cs", Map.of("amount.label", "Kolik?")));
        Form after = new Form(
                "f",
                2,
                null,
                FormJson.of(AMOUNT),
                Map.of("cs", Map.of("amount.label", "Jak moc?"), "uk", Map.of("amount.label", "Сума")));
        String own = before.read().fields().get(0).label();
        assertThat(FormDiff.between(before, after))
                .extracting(FormDiff.Change::label, FormDiff.Change::sentences)
                .containsExactly(
                        tuple("Czech texts", List.of("Of \"" + own + "\": \"Jak moc?\" instead of \"Kolik?\".")),
                        tuple("Ukrainian texts", List.of("Of \"" + own + "\": \"Сума\" is new.")));
        assertThat(FormDiff.between(before, before)).isEmpty();
    }

    @Test
    void callsKindsOfFieldsAsThePaletteDoes() {
        String before = "{\"type\": \"textfield\", \"key\": \"since\", \"label\": \"Since\"}";
        assertThat(changes(before, before.replace("textfield", "datetime")))
                .containsExactly("since CHANGED [Kind of field: \"date time\" instead of \"text field\".]");
    }

    private static List<String> changes(String before, String after) {
        return FormDiff.between(FormJson.schema(before), FormJson.schema(after)).stream()
                .map(change -> change.field() + ' ' + change.kind() + ' ' + change.sentences())
                .toList();
    }
}
