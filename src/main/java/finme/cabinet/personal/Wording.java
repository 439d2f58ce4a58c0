package finme.cabinet.personal;

import com.fasterxml.jackson.databind.JsonNode;
import finme.cabinet.LocalFormat;
import finme.gateway.Completions.Option;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Values of an application as its borrower writes them: labels instead of codes, money, dates. What it can't read stays. */
record Wording(Map<String, List<Option>> options, LocalFormat words) {
    String of(String path, JsonNode node) {
        if (isMoney(node)) {
            String currency = node.path("currency").asText();
            return read(node.path("value").asText(), each -> words.money(new BigDecimal(each), currency));
        }
        if (node.isNumber()) {
            return node.decimalValue().toPlainString();
        }
        String text = node.isValueNode() ? node.asText() : node.toString();
        return switch (path) {
            case "borrower.birthDate", "employment.since" -> read(text, each -> words.date(LocalDate.parse(each)));
            case "consents.givenAt" -> read(text, each -> words.time(Instant.parse(each)));
            case "borrower.address.country" -> words.country(text);
            case "borrower.language" -> words.language(text);
            default -> label(path, text);
        };
    }

    static boolean isMoney(JsonNode node) {
        return node.size() == 2 && node.has("value") && node.has("currency");
    }

    private String label(String path, String code) {
        return options.getOrDefault(path, List.of()).stream()
                .filter(option -> option.code().equals(code))
                .map(Option::label)
                .findFirst()
                .orElse(code);
    }

    private static String read(String text, Function<String, String> reading) {
        try {
            return reading.apply(text);
        } catch (DateTimeException | IllegalArgumentException unknown) {
            return text;
        }
    }
}
