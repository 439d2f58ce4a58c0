package finme.mapping.feel;

import static org.assertj.core.api.Assertions.assertThat;

import finme.mapping.Feel;
import finme.mapping.Mentions;
import finme.mapping.Mentions.Word;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeelMentionsTests {
    private final Feel feel = new ScalaFeel();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{product: \"CAR\"}",
                "{product: if payload.kind = \"c\" then \"CAR\" else payload.other}",
                "{product: get or else(payload.kind, \"CAR\")}",
                "{product: get value({\"c\": \"CAR\"}, payload.kind)}",
                "{words: {c: \"CAR\"}, product: get value(words, payload.kind)}",
                "{words: {c: \"CAR\"}, product: words.c}",
                "{kinds: [{from: \"c\", to: \"CAR\"}], product: kinds[from = payload.kind].to}",
                "{product: [{from: \"c\", to: \"CAR\"}][from = payload.kind][1].to}",
                "{of: function(kind) if kind = \"c\" then \"CAR\" else null, product: of(payload.kind)}",
                "{of: function(kind) kind, product: of(\"CAR\")}",
                "{inner: {product: \"CAR\"}}.inner",
                "{product: (for each in [\"CAR\"] return each)[1]}"
            })
    void followsAWordToWhatItBecomes(String mapping) {
        assertThat(feel.mentions(mapping).words()).contains(new Word("CAR", "product", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{x: application.product = \"CAR\"}",
                "{x: \"CAR\" = application.product}",
                "{x: application.product != \"CAR\"}",
                "{x: not(application.product = \"CAR\")}",
                "{x: application.product in (\"CAR\", \"BOAT\")}",
                "{x: application.product in [\"CAR\", \"BOAT\"]}",
                "{x: list contains([\"BOAT\", \"CAR\"], application.product)}",
                "{cars: [\"CAR\"], x: list contains(cars, application.product)}",
                "{kind: application.product, x: if kind = \"CAR\" then 1 else 2}",
                "{x: get value({\"CAR\": 7}, application.product)}",
                "{x: {CAR: 7, BOAT: 8}[1], y: get value({CAR: 7}, application.product)}",
                "{x: [{ours: \"CAR\", theirs: 7}][ours = application.product].theirs}",
                "{x: upper case(application.product) = \"CAR\"}",
                "{x: some each in [\"CAR\", \"BOAT\"] satisfies each = application.product}",
                "{x: application[product = \"CAR\"]} // and nothing else",
                "if application.amount.value > 5 and application.product = \"CAR\" then {a: 1} else {a: 2}"
            })
    void findsWhatAMemberIsComparedWith(String mapping) {
        assertThat(feel.mentions(mapping).words().stream()
                        .filter(word -> !word.given() && word.text().equals("CAR"))
                        .map(Word::path)
                        .collect(Collectors.toSet()))
                .containsAnyOf("application.product", "product");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{product: payload.kind /* CAR */}",
                "{product: payload.kind // \"CAR\"\n}",
                "{product: \"A CAR OR SO\"}",
                "{product: if payload.kind = \"CAR\" then \"BOAT\" else \"BIKE\"}",
                "{CAR: \"BOAT\", product: CAR}",
                "{note: \"CAR\", product: \"BOAT\"}",
                "{product: payload.CAR}",
                "{product: string length(\"CAR\")}"
            })
    void aWordElsewhereIsNoMention(String mapping) {
        assertThat(feel.mentions(mapping).words()).doesNotContain(new Word("CAR", "product", true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "CAR"                               | true
            "CAR","BOAT"                        | true
            not("CAR")                          | true
            not("BOAT","CAR")                   | true
            ["BOAT", "CAR"]                     | true
            ? = "CAR"                           | true
            ? in ("BOAT", "CAR")                | true
            list contains(["CAR"], ?)           | true
            upper case(?) = "CAR"               | true
            purpose = "CAR"                     | true
            "BOAT" /* CAR */                    | false
            "A CAR OR SO"                       | false
            note = "CAR"                        | false
            starts with(?, "CAR")               | false
            """)
    void readsCellsOfTables(String cell, boolean mentioned) {
        Set<String> paths = feel.mentionsInTests(cell, Set.of("purpose")).words().stream()
                .filter(word -> word.text().equals("CAR"))
                .map(Word::path)
                .collect(Collectors.toSet());
        assertThat(paths.contains("purpose")).isEqualTo(mentioned);
    }

    /** Escapes are read as the evaluator reads them. */
    @ParameterizedTest
    @ValueSource(strings = {"\"a\\\"b\"", "\"a\\nb\"", "\"a\\\\b\"", "\"ü\""})
    void aWordIsWhatItEvaluatesTo(String literal) {
        Object value = feel.compile(literal).evaluate(Map.of());
        assertThat(feel.mentions("{product: " + literal + "}").words())
                .containsExactly(new Word(String.valueOf(value), "product", true));
    }

    @Test
    void tellsWhatIsReadAndWhatIsMade() {
        Mentions mentions = feel.mentions(
                "{borrower: {phone: payload.tel, address: {city: payload.`@town`}}, note: lower case(payload.note)}");
        assertThat(mentions.gives()).containsExactlyInAnyOrder("borrower.phone", "borrower.address.city", "note");
        assertThat(mentions.reads()).containsExactlyInAnyOrder("payload.tel", "payload.@town", "payload.note");
        assertThat(feel.mentions("application.borrower.phone + application.purpose")
                        .reads())
                .containsExactlyInAnyOrder("application.borrower.phone", "application.purpose");
    }
}
