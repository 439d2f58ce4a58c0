package finme.mapping.feel;

import static org.assertj.core.api.Assertions.assertThat;

import finme.mapping.feel.study.FeelText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short cut and the interpreter say the same of every cell and every value. */
class SimpleUnaryTestsTests {
    private static final List<@Nullable Object> VALUES = new ArrayList<>(Arrays.asList(
            null,
            "CAR",
            "EUR",
            "",
            "5",
            "a\"b",
            List.of("CAR"),
            -5L,
            true,
            false,
            5,
            18,
            new BigDecimal("5.00"),
            new BigDecimal("4.999"),
            BigDecimal.TEN));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"CAR\"",
                "\"CAR\",\"EUR\"",
                " \"CAR\" , \"EUR\" ",
                "\"\"",
                "5",
                "5.0",
                "-5",
                "5,10",
                "< 5",
                "<= 5",
                "> 5",
                ">=5",
                "[5..10]",
                "(5..10)",
                "]5..10[",
                "[5..10)",
                "( 4.5 .. 5 ]",
                "< 5, > 9",
                "null",
                "null, <= 5",
                "null,\"CAR\"",
                "true",
                "false",
                "true,false",
                "not(\"CAR\")",
                "not(\"CAR\",\"EUR\")",
                "not(null)",
                "not(true)",
                "not([5..10])",
                "not(< 5)",
                "not(5, 10)",
                "\"CAR\", 5",
                "? > 4",
                "? = null",
                "-",
                "\"a\\\"b\"",
                "-0.5, 5",
                "[-5..-1]",
                "< 1 + 4",
                "null, null",
                "amount",
                "> amount",
                "starts with(?, \"C\")"
            })
    void saysWhatTheInterpreterSays(String cell) {
        Map<String, Object> context = Map.of("amount", BigDecimal.valueOf(5));
        ScalaFeel.CompiledTests tests = compiled(cell);
        for (Object value : VALUES) {
            assertThat(tests.matches(value, context))
                    .as(cell + " of " + value)
                    .isEqualTo(tests.interpret(value, context));
        }
    }

    @Test
    void takesTheShortCutWhereItCan() {
        for (String cell :
                List.of("\"CAR\",\"EUR\"", "[5..10]", "null, <= 5", "true", "< 5, > 9", "-5", "not(\"CAR\")")) {
            assertThat(compiled(cell).simple).as(cell).isNotNull();
        }
        for (String cell : List.of("> amount", "? > 4", "\"CAR\", 5", "not(null)", "true, false", "-")) {
            assertThat(compiled(cell).simple).as(cell).isNull();
        }
    }

    private static ScalaFeel.CompiledTests compiled(String cell) {
        return new ScalaFeel.CompiledTests(FeelText.unaryTests(cell));
    }
}
