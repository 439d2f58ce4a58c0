package finme.process.decision;

import static org.assertj.core.api.Assertions.assertThat;

import finme.mapping.Feel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short cut and FEEL itself say the same of every cell and every value. */
class SimpleTestsTests {
    private static final Feel FEEL = Tables.feel();
    private static final List<@Nullable Object> VALUES = new ArrayList<>(Arrays.asList(
            null,
            "CAR",
            "EUR",
            "",
            "5",
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
                "amount",
                "> amount",
                "starts with(?, \"C\")"
            })
    void saysWhatFeelSays(String cell) {
        Map<String, Object> context = Map.of("amount", BigDecimal.valueOf(5));
        Feel.UnaryTests thorough = FEEL.compileUnaryTests(cell);
        Feel.UnaryTests simple = SimpleTests.of(cell, thorough);
        for (Object value : VALUES) {
            assertThat(simple.matches(value, context))
                    .as(cell + " of " + value)
                    .isEqualTo(thorough.matches(value, context));
        }
    }

    @Test
    void takesTheShortCutWhereItCan() {
        for (String cell : List.of("\"CAR\",\"EUR\"", "[5..10]", "null, <= 5", "true", "< 5, > 9")) {
            assertThat(SimpleTests.of(cell, FEEL.compileUnaryTests(cell))).isInstanceOf(SimpleTests.class);
        }
    }
}
