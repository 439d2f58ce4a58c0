package finme.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import finme.form.FormDiff.Effect;
import finme.form.FormDiff.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormDiffTests {
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
        assertThat(FormDiff.effects(FormJson.schema(before), FormJson.schema(after)))
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
        assertThat(FormDiff.effects(before, renamed)).isEmpty();
        assertThat(FormDiff.effects(before, FormSchema.of(constant))).isEmpty();
    }

    private static List<String> changes(String before, String after) {
        return FormDiff.between(FormJson.schema(before), FormJson.schema(after)).stream()
                .map(change -> change.field() + ' ' + change.kind() + ' ' + change.sentences())
                .toList();
    }
}
