package finme.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadShapeTests {
    private static final Set<String> KNOWN = Set.of("person", "first", "list", "phone");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"first\": \"Zdenka\", \"frist\": \"Zdenka\"} | first text, frist text",
                "{\"first\": null, \"phone\": \" \", \"x\": 5, \"y\": true} | first empty, phone empty, x number, y boolean",
                "{\"person\": {\"first\": \"Z\"}} | person.first text",
                "{\"list\": [{\"first\": 1}, {\"first\": \"a\"}]} | list[].first mixed",
                "{\"first\": \"Z\", \"zdenka@example.test\": 1, \"+420601000184\": 1, \"9004171234\": 1} | first text, * number",
                "{\"Novak\": \"Quillova\", \"Brno\": 1} | * mixed",
                "{\"person\": {\"Zdenka\": {\"Quillova\": 1}}} | person.*.* number",
                "[\"Zdenka\"] | [] text",
            })
    void tellsNamesAndTypesButNothingThatCouldBeAValue(String json, String shape) throws Exception {
        Object payload = new ObjectMapper().readValue(json, new TypeReference<Object>() {});
        assertThat(PayloadShape.of(payload, KNOWN).stream()
                        .map(part -> part.path() + " " + part.type())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(shape);
    }

    @Test
    void staysSmall() {
        Object deep = "x";
        for (int i = 0; i < 1_000; i++) {
            deep = Map.of("first", deep);
        }
        assertThat(PayloadShape.of(deep, KNOWN)).isEmpty();
        Map<String, Integer> wide = IntStream.range(0, 5_000)
                .boxed()
                .collect(Collectors.toMap(
                        i -> "first" + "abcdefghij".repeat(1 + i % 3) + (char) ('a' + i % 26), i -> i, (a, b) -> a));
        assertThat(PayloadShape.of(List.of(Map.of("first", wide)), Set.of("first"))
                        .size())
                .isLessThanOrEqualTo(120);
    }
}
