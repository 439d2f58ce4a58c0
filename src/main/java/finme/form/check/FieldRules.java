package finme.form.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import finme.form.check.FilledForm.Shown;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What form-js's validator holds against a value, in its order. */
final class FieldRules {
    private static final FormPattern EMAIL =
            FormPattern.of("^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]"
                    + "{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$");
    private static final int KEPT = 1_000;

    private final FormFormulas formulas;
    private final LoadingCache<String, Optional<FormPattern>> patterns =
            Caffeine.newBuilder().maximumSize(KEPT).build(FieldRules::compiled);

    FieldRules(FormFormulas formulas) {
        this.formulas = formulas;
    }

    void check(Shown shown, LocalDate today, Findings findings) {
        Object value = shown.value();
        JsonNode validate = shown.field().json().path("validate");
        if (shown.field().type().equals("number") && value != null) {
            number(shown, value, findings);
        }
        options(shown, findings);
        if (value instanceof String text && !text.isEmpty()) {
            pattern(shown, validate, text, findings);
        }
        if (validate.path("required").asBoolean(false) && isMissing(value)) {
            findings.add(shown.path(), "required", "This has to be filled in.");
        }
        limit(shown, "min", -1, findings);
        limit(shown, "max", 1, findings);
        if (value instanceof String text && !text.isEmpty()) {
            length(shown, text, findings);
            kind(shown, validate.path("validationType").asText(""), text, findings);
            passed(shown, text, today, findings);
        }
    }

    private static boolean isMissing(@Nullable Object value) {
        return value == null
                || value.equals("")
                || value.equals(false)
                || value instanceof List<?> list && list.isEmpty();
    }

    private static void number(Shown shown, Object value, Findings findings) {
        BigDecimal number = decimal(value);
        if (number == null || number.signum() == 0) {
            return;
        }
        JsonNode digits = shown.field().json().path("decimalDigits");
        if (digits.isNumber()
                && digits.asInt() >= 0
                && number.stripTrailingZeros().scale() > digits.asInt()) {
            findings.add(
                    shown.path(),
                    "too_many_decimals",
                    Map.of("digits", digits.asText()),
                    digits.asInt() == 0 ? "A whole number is needed here." : "At most " + digits + " decimal digits.");
        }
        BigDecimal step = decimal(shown.field().json().path("increment").asText(""));
        if (step != null && step.signum() > 0 && number.remainder(step).signum() != 0) {
            BigDecimal below = number.divide(step, 0, RoundingMode.DOWN).multiply(step);
            String before = Numbers.text(below);
            String after = Numbers.text(below.add(step));
            findings.add(
                    shown.path(),
                    "not_a_step",
                    Map.of("below", before, "above", after),
                    "The nearest values are " + before + " and " + after + ".");
        }
    }

    private void options(Shown shown, Findings findings) {
        JsonNode formula = shown.field().json().path("valuesExpression");
        if (!shown.field().isChoice() || shown.field().directory() != null || !FormFormulas.isFormula(formula)) {
            return;
        }
        Object value = shown.value();
        List<?> chosen = value instanceof List<?> list ? list : isMissing(value) ? List.of() : List.of(value);
        if (!chosen.isEmpty()) {
            Object options = formulas.value(formula, shown.names());
            if (!chosen.stream().allMatch(each -> OptionValues.contain(options, each))) {
                findings.add(shown.path(), "not_an_option", "This is none of the options.");
            }
        }
    }

    private void pattern(Shown shown, JsonNode validate, String text, Findings findings) {
        String pattern = validate.path("pattern").asText("");
        if (!pattern.isEmpty()
                && patterns.get(pattern).filter(known -> known.fits(text)).isEmpty()) {
            String own = validate.path("patternErrorMessage").asText("");
            findings.add(shown.path(), "pattern", own.isBlank() ? "This does not have the form that is needed." : own);
        }
    }

    /** @param side where the value may not lie: below it or above */
    private void limit(Shown shown, String name, int side, Findings findings) {
        Object limit = rule(shown, name);
        if (limit == null
                || shown.value() == null
                || shown.value().equals("")
                || shown.value().equals(false)) {
            return;
        }
        BigDecimal number = decimal(shown.value());
        BigDecimal bound = decimal(limit);
        if (number == null || bound == null) {
            findings.add(shown.path(), "invalid_type", "A number is needed here.");
        } else if (number.compareTo(bound) == side) {
            String text = Numbers.text(bound);
            findings.add(
                    shown.path(),
                    side < 0 ? "too_small" : "too_large",
                    Map.of(name, text),
                    (side < 0 ? "At least " : "At most ") + text + '.');
        }
    }

    private void length(Shown shown, String text, Findings findings) {
        int length = Texts.trimmed(text).length();
        BigDecimal least = decimal(rule(shown, "minLength"));
        if (least != null && BigDecimal.valueOf(length).compareTo(least) < 0) {
            String min = Numbers.text(least);
            findings.add(shown.path(), "too_short", Map.of("min", min), "At least " + min + " characters.");
        }
        BigDecimal most = decimal(rule(shown, "maxLength"));
        if (most != null && BigDecimal.valueOf(length).compareTo(most) > 0) {
            String max = Numbers.text(most);
            findings.add(shown.path(), "too_long", Map.of("max", max), "At most " + max + " characters.");
        }
    }

    private static void kind(Shown shown, String kind, String text, Findings findings) {
        if (kind.equals("email") && !EMAIL.fits(text)) {
            findings.add(shown.path(), "invalid_email", "This is no e-mail address.");
        } else if (kind.equals("phone") && !PhonePattern.fits(text)) {
            findings.add(
                    shown.path(),
                    "invalid_phone",
                    "A phone number with its country is needed here, such as +420601000184.");
        }
    }

    /** form-js's picker does not offer those days; who types or sends one is told. */
    private static void passed(Shown shown, String text, LocalDate today, Findings findings) {
        boolean dated = shown.field().type().equals("datetime")
                && !Dates.subtype(shown.field()).equals("time");
        if (dated && shown.field().json().path("disallowPassedDates").asBoolean(false) && Dates.isBefore(text, today)) {
            findings.add(shown.path(), "passed_date", "This day has passed.");
        }
    }

    /** @return null when there is none, or when its formula gives none */
    private @Nullable Object rule(Shown shown, String name) {
        JsonNode written = shown.field().json().path("validate").path(name);
        return FormFormulas.isFormula(written) ? formulas.value(written, shown.names()) : OptionValues.plain(written);
    }

    private static @Nullable BigDecimal decimal(@Nullable Object value) {
        if (value instanceof Number number) {
            return Numbers.of(number);
        }
        try {
            return value instanceof String text && text.length() < 100 && !text.isEmpty() ? new BigDecimal(text) : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static Optional<FormPattern> compiled(String pattern) {
        try {
            return Optional.of(FormPattern.of(pattern));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }
}
