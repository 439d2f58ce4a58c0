package finme.mapping.feel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.mapping.Feel;
import finme.mapping.MappingStudy;
import finme.mapping.PayloadPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeelStudyTests {
    private final Feel feel = new ScalaFeel();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{x: payload.a} | a",
                "{x: payload.a.b} | a.b",
                "{x: payload.`a.b`} | a.b",
                "{p: payload.a, x: p.b} | a.b",
                "{inner: {x: payload.a}}.inner | a",
                "{born: split(payload.a, \".\"), x: born[2] + born[1]} | a",
                "{t: {k: 1}, x: get value(t, payload.a)} | a",
                "{x: get or else(payload.a, payload.b)} | a b",
                "{x: if payload.a = 1 then payload.b else payload.c} | a b c",
                "{x: payload.a[name = \"k\"].value} | a.name a.value",
                "{x: payload.a[item.name = payload.b][1].value} | a.name a.value b",
                "{x: (for f in payload.a return f.b)[1]} | a a.b",
                "{f: function(v) upper case(v), x: f(payload.a)} | a",
                "{kinds: [{from: \"c\", to: \"CAR\"}], x: kinds[from = payload.a].to} | a",
                "{x: some each in payload.a satisfies each.b = payload.c} | a a.b c",
                "{x: string(payload.a) + \"payload.b\"} // payload.c | a",
                "{x: [payload.a, payload.b]} | a b",
                "{x: date(payload.a).year} | a"
            })
    void followsAValueToThePartsItIsMadeOf(String mapping, String parts) {
        assertThat(text(feel.study(mapping, "payload").feeds().get("x"))).isEqualTo(Set.of(parts.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "payload | ''",
                "{x: 1}.x | ",
                "context merge([payload, {x: 1}]) | ''",
                "{application: payload.a}.application | a",
                "if payload.b = 1 then payload.a else {} | a"
            })
    void seesWhatIsHandedOnAsItIs(String mapping, String part) {
        Set<PayloadPath> copied = feel.study(mapping, "payload").copies().get("");
        assertThat(copied == null ? null : text(copied)).isEqualTo(part == null ? null : Set.of(part));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{x: magic(payload.a)} | 1:5+5 unknown_function",
                "{x: 1, y: splitt (payload.a)} | 1:11+6 unknown_function",
                "{x: split(payload.a)} | 1:5+5 wrong_arguments",
                "{x: paylod.a} | 1:5+6 unknown_name",
                "{x: later, later: payload.a} | 1:5+5 unknown_name",
                "{x: \"magic(1)\", y: magic(2) /* magic(3) */} | 1:20+5 unknown_function"
            })
    void namesWhatCannotBeMeant(String mapping, String mistake) {
        assertThat(feel.study(mapping, "payload").mistakes())
                .extracting(mark -> mark.line() + ":" + mark.column() + "+" + mark.length() + " " + mark.code())
                .containsExactly(mistake);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{f: function(v) v, x: f(payload.a)}",
                "{x: payload.a[price > 5]}",
                "{x: for i in 1..3 return i + count(partial)}",
                "{x: date and time(payload.a) + duration(\"P1D\")}",
                "{x: number(payload.a, \",\", \".\")}",
                "{x: max(1, 2, 3), y: max([1, 2])}",
                "{x: {a: 1, b: a}.b}",
                "{x: [{k: 1}][k = 1]}",
                "payload"
            })
    void findsNothingWrongWithWhatIsRight(String mapping) {
        assertThat(feel.study(mapping, "payload").mistakes()).isEmpty();
    }

    @Test
    void saysWhereAPartIsReadWhateverTheLine() {
        MappingStudy study =
                feel.study("{\n  person: payload.person,\n  x: person.frist + person . frist\n}", "payload");
        MappingStudy.Read misspelt = study.reads().stream()
                .filter(read -> read.path().toString().equals("person.frist"))
                .findFirst()
                .orElseThrow();
        assertThat(misspelt.marks())
                .extracting(mark -> mark.line() + ":" + mark.column() + "+" + mark.length())
                .containsExactly("3:6+12", "3:21+14");
        Map<String, ?> sample = Map.of("person", List.of(Map.of("first", "Z")));
        assertThat(misspelt.path().isIn(sample)).isFalse();
        assertThat(misspelt.path().within(sample)).hasToString("person");
        assertThat(new PayloadPath(List.of("person", "first")).isIn(sample)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-form", "affiliate-flat", "affiliate-xml", "payday-form", "bank-lead", "branch"})
    void findsNothingWrongWithTheSourcesOfTheDemo(String source) throws Exception {
        JsonNode definition = new ObjectMapper().readTree(getClass().getResource("/demo/sources/" + source + ".json"));
        MappingStudy study = feel.study(definition.get("mapping").textValue(), "payload");
        assertThat(study.mistakes()).isEmpty();
        assertThat(study.reads())
                .allSatisfy(read ->
                        assertThat(read.marks()).as(read.path().toString()).isNotEmpty());
        assertThat(study.feeds()).containsKeys("borrower.firstName", "borrower.birthDate", "amount.value");
    }

    private static Set<String> text(Set<PayloadPath> paths) {
        return paths.stream().map(PayloadPath::toString).collect(Collectors.toSet());
    }
}
