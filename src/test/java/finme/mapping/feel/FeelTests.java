package finme.mapping.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import finme.mapping.Feel;
import finme.mapping.MappingFault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeelTests {
    private final Feel feel = new ScalaFeel();

    @Test
    void mapsInWrittenOrderToPlainValues() {
        Object mapped = feel.compile("{b: 1 + 1, a: b * 2, c: {d: payload.amount}, l: [true, null]}")
                .evaluate(Map.of("payload", Map.of("amount", 1300.50)));

        assertThat(mapped).hasToString("{b=2, a=4, c={d=1300.5}, l=[true, null]}");
        assertThat(((Map<?, ?>) mapped).get("b")).isEqualTo(BigDecimal.valueOf(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            payload.missing.deeper                                  |
            payload.`@id`                                           | 7
            payload.`Lead.First`                                    | Marek
            payload.items[n = "y"].v[1]                             | 2
            payload.items.v                                         | [1, 2]
            number("x")                                             |
            substring("abc", 10)                                    |
            1 / 0                                                   |
            6000.00                                                 | 6000
            21600 / 12                                              | 1800
            number(replace("1,900.00", ",", ""))                    | 1900
            date("2026-03-02")                                      | 2026-03-02
            time("09:30")                                           | 09:30:00
            date and time("2026-03-02T10:14:05Z")                   | 2026-03-02T10:14:05Z
            duration("P18M")                                        | P1Y6M
            for x in 1..3, y in [10, 20] return x + y               | [11, 21, 12, 22, 13, 23]
            for x in 1..4 return x + count(partial)                 | [1, 3, 5, 7]
            some x in [1, 2] satisfies x > 1                        | true
            {f: function(x) x + 1, r: f(2)}                         | {r=3}
            matches("Áb", "^á", "i")                                | true
            split("a;b;;c", ";")                                    | [a, b, , c]
            extract("r1 r2", "r[0-9]")                              | [r1, r2]
            replace("abcd", "(ab)", "[$1]")                         | [ab]cd
            replace("abcd", "(", "x")                               |
            matches("a b", "a \\s b", "x")                          | true
            matches("a\\nb", "a.b", "s")                            | true
            matches("žluť", "^\\p{L}{4}$")                           | true
            extract("2026-03-02", "\\d{2,4}")                       | [2026, 03, 02]
            split("a1b22c", "[0-9]+")                               | [a, b, c]
            get entries({a: 1})                                     | [{key=a, value=1}]
            context put({a: 1}, "b", 2)                             | {a=1, b=2}
            if payload.missing then 1 else 2                        | 2
            payload.one[1]                                          | x
            payload.one[-1]                                         | x
            payload.one[2]                                          |
            payload.one[item = "x"]                                 | [x]
            payload.single.phone[1].number                          | 7
            payload.single.phone[kind = "home"][1].number           | 7
            payload.single.phone[kind = "work"][1]                  |
            for p in payload.single.phone return p.number           | [7]
            some p in payload.single.phone satisfies p.number = "7" | true
            every p in payload.one satisfies p = "y"                | false
            count(payload.one)                                      | 1
            list contains(payload.one, "x")                         | true
            string join(payload.one, ",")                           | x
            concatenate(payload.one, ["y"])                         | [x, y]
            append(payload.one, "y")                                | [x, y]
            index of(payload.one, "x")                              | [1]
            max(payload.number)                                     | 5
            sum(payload.number)                                     | 5
            is empty(payload.one)                                   | false
            payload.missing[1]                                      |
            for p in payload.missing return p                       |
            count(payload.missing)                                  |
            """)
    void speaksFeel(String expression, String result) {
        Object payload = Map.of(
                "@id",
                "7",
                "Lead.First",
                "Marek",
                "items",
                List.of(Map.of("n", "x", "v", 1), Map.of("n", "y", "v", 2)),
                "one",
                "x",
                "number",
                5,
                "single",
                Map.of("phone", Map.of("kind", "home", "number", "7")));

        Object value = feel.compile(expression).evaluate(Map.of("payload", payload));

        assertThat(value == null ? null : value.toString()).isEqualTo(result);
    }

    @Test
    void keepsTemporalValuesForTheDecisionEngine() {
        assertThat(feel.compile("date(\"2026-03-02\") + duration(\"P1D\")").value(Map.of()))
                .isEqualTo(LocalDate.of(2026, 3, 3));
        assertThat(feel.compile("born < date(\"2000-01-01\")").value(Map.of("born", LocalDate.of(1990, 4, 17))))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            < 5                     | 3    | true
            [1..5)                  | 5    | false
            > limit                 | 9    | true
            "a","b"                 | "b"  | true
            not("a","b")            | "b"  | false
            -                       | 3    | true
            ? > 2 and ? < 4         | 3    | true
            starts with(?, "x")     | "xy" | true
            < 5                     | null | false
            null                    | null | true
            """)
    void matchesUnaryTests(String tests, String input, boolean matches) {
        Object value = feel.compile(input).evaluate(Map.of());

        assertThat(feel.compileUnaryTests(tests).matches(value, Map.of("limit", 5)))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {a: 1, b: 2 c: 3}         | 1 | 13
            {a: [1, 2}                | 1 | 10
            '{a: 1,\n  b: }'          | 2 | 6
            """)
    void saysWhereATextStopsBeingFeel(String text, int line, int column) {
        MappingFault fault = catchThrowableOfType(MappingFault.class, () -> feel.compile(text.translateEscapes()));

        assertThat(fault.line()).isEqualTo(line);
        assertThat(fault.column()).isEqualTo(column);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1 +",
                "if a then b",
                "\"abc",
                "payload..x",
                "function(x) external {java: {class: \"java.lang.Runtime\", method signature: \"exec(java.lang.String)\"}}"
            })
    void refusesWhatIsNoMapping(String text) {
        assertThatThrownBy(() -> feel.compile(text)).isInstanceOf(MappingFault.class);
    }

    @Test
    void endsWhateverTheTextIsNestedLike() {
        for (String text : List.of(
                "(".repeat(60_000),
                "[".repeat(60_000),
                "{a:".repeat(20_000),
                "f(".repeat(30_000),
                "x".repeat(70_000),
                "if ".repeat(20_000))) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThatThrownBy(() -> feel.compile(text)).isInstanceOf(MappingFault.class));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for x in 1..100000000 return x",
                "for x in 1..10000, y in 1..10000 return x",
                "some x in 1..10000, y in 1..10000 satisfies false",
                "for x in 1..1000 return for y in 1..1000 return for z in 1..1000 return x * y * z",
                "for x in 1..60 return if x = 1 then \"aaaaaaaa\" else partial[-1] + partial[-1]",
                "sort(for x in 1..10000 return x, function(a, b) count(for z in 1..10000 return z) > 1)",
                "distinct values(for x in 1..9999 return x)",
                "{s: for x in 1..14 return if x = 1 then \"aaaaaaaa\" else partial[-1] + partial[-1], l: for x in 1..5000 return s[-1], r: string join(l)}",
                "{l: for x in 1..5000 return {a: x}, m: for y in 1..5000 return l}",
                "{a: for i in 1..100 return 1, b: for i in 1..100 return a, c: for i in 1..100 return b, d: for i in 1..100 return c, r: flatten(d)}",
                "{s: for x in 1..17 return if x = 1 then \"aaaaaaaa\" else partial[-1] + partial[-1], r: replace(s[-1], \"(?=(.*))\", \"$1$1$1$1$1$1$1\")}",
                "matches(for x in 1..16 return if x = 1 then \"aaaa\" else partial[-1] + partial[-1])",
                "{a: for i in 1..100 return 1, b: for i in 1..100 return a, c: for i in 1..100 return b, d: for i in 1..100 return c, r: d > 1}",
                "{a: for i in 1..100 return 1, b: for i in 1..100 return {x: a}, c: for i in 1..100 return b, r: {y: c} + 1}",
                "{l0: {x: 1, y: 1}, l1: {x: l0, y: l0}, l2: {x: l1, y: l1}, l3: [l2, l2, l2, l2, l2, l2, l2, l2], l4: {x: l3, y: l3}, l5: [l4, l4, l4, l4, l4, l4, l4, l4], l6: [l5, l5, l5, l5, l5, l5, l5, l5], l7: [l6, l6, l6, l6, l6, l6, l6, l6], l8: [l7, l7, l7, l7, l7, l7, l7, l7], l9: [l8, l8, l8, l8, l8, l8, l8, l8], r: 1 - l9}",
                "number(\"1e999999999\")",
                "decimal(1, 9999)",
                "2 ** 999999999",
                "{f: function(g, x) g(g, x + g(g, x)), r: if f(f, 1) = null then assert(1, false) else 1}",
                "assert(secret, false)"
            })
    void stopsWhatGrowsOrRunsTooLong(String expression) {
        Feel.Expression compiled = feel.compile(expression);
        for (int i = 0; i < 2; i++) {
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                try {
                    assertThat(compiled.evaluate(Map.of("secret", "s3cret"))).isNull();
                } catch (MappingFault e) {
                    assertThat(e.sentence()).startsWith("the expression").doesNotContain("s3cret");
                }
            });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            matches(text, "(.*a){25}b")                 ; false
            string length(replace(text, "(.*a){25}b", "")) ; 200
            count(split(text, "(.*a){25}b"))            ; 1
            count(extract(text, "(.*a){25}b"))          ; 0
            matches(text, "(a+)+$")                     ; true
            matches(text, "(a|aa)+b")                   ; false
            matches("ab", "ab(?:|){40}x")               ; false
            matches("", "(?:(?:|)(?:|)){40}x")          ; false
            """)
    void answersAtOnceWhereOtherEnginesNeverEnd(String expression, String result) {
        Map<String, ?> context = Map.of("text", "a".repeat(200));

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(feel.compile(expression).evaluate(context)).hasToString(result));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "matches(\"\", \"(?:){2147483647}\")",
                "matches(text, \"((a{100}){100}){100}\")",
                "matches(text, \"(?=a)a\")",
                "matches(text, \"(a)\\1\")",
                "matches(text, \"(.*a){500}b\")",
                "replace(text, \"(.*a){500}b\", \"\")"
            })
    void refusesAPatternThatNothingBounds(String expression) {
        Map<String, ?> context = Map.of("text", "a".repeat(500_000));

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> feel.compile(expression).evaluate(context))
                        .isInstanceOf(MappingFault.class));
    }

    @Test
    void reachesNoJavaObject() {
        assertThatThrownBy(() -> feel.compile("x.absolutePath").evaluate(Map.of("x", new java.io.File("/"))))
                .isInstanceOf(MappingFault.class);
        assertThat(feel.compile("x.class").evaluate(Map.of("x", "text"))).isNull();
        assertThatThrownBy(() -> feel.compile("function(x) x").evaluate(Map.of()))
                .isInstanceOf(MappingFault.class);
    }

    @Test
    void refusesContextsWithoutEndAndNumbersWithoutMeasure() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);

        assertThatThrownBy(() -> feel.compile("x").evaluate(Map.of("x", endless)))
                .isInstanceOf(MappingFault.class);
        assertThatThrownBy(() -> feel.compile("string(x)").evaluate(Map.of("x", new BigDecimal("1e999999999"))))
                .isInstanceOf(MappingFault.class);
    }

    @Test
    void allowsWhatALargePayloadNeeds() {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            items.add(Map.of("amount", i));
        }

        assertThatCode(() -> assertThat(
                                feel.compile("{n: count(items), s: sum(items.amount), big: count(items[amount > 10])}")
                                        .evaluate(Map.of("items", items)))
                        .hasToString("{n=5000, s=12497500, big=4989}"))
                .doesNotThrowAnyException();
    }
}
