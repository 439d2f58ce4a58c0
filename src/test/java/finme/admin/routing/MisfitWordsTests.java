package finme.admin.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import finme.directory.Labels;
import finme.dispatch.PartnerPriorities.Rule;
import finme.dispatch.Reason;
import finme.dispatch.RoutingExplanation.Misfit;
import finme.dispatch.RoutingExplanation.PartnerVerdict;
import finme.dispatch.RoutingExplanation.Verdict;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisfitWordsTests {
    private final Labels labels = mock(Labels.class);
    private final MisfitWords words = new MisfitWords(labels, "EUR");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "age           | 67    | [21..65]            | Age 67, this rule takes 21 to 65.",
                "age           | 67    | (21..65]            | Age 67, this rule takes more than 21, up to 65.",
                "age           | 17    | >= 18               | Age 17, this rule takes 18 or more.",
                "amount        | 6000  | <= 500              | Amount 6,000 EUR, this rule takes up to 500 EUR.",
                "amount        | 6000  | < 500.50            | Amount 6,000 EUR, this rule takes less than 500.50 EUR.",
                "termMonths    | 36    | [1..6],12           | Term 36 months, this rule takes 1 month to 6 months or"
                        + " 12 months.",
                "debtToIncome  | 0.55  | null, <= 0.4        | Debts beside income 55 %, this rule takes unknown or up"
                        + " to 40 %.",
                "currency      | EUR   | \"UAH\"             | Currency EUR, this rule takes UAH.",
                "region        | A     | not(\"A\", \"B, C\") | Region A, this rule takes anything but A or B, C.",
                "purpose       |       | \"CAR\"             | Purpose unknown, this rule takes CAR.",
                "returning     | false | true                | Known borrower no, this rule takes yes.",
                "attributes.a  | x     | starts with(?, \"y, z\") | attributes.a x, this rule takes starts with(?,"
                        + " \"y, z\").",
                "amount        | 5     | > monthlyIncome / 3 | Amount 5 EUR, this rule takes > monthlyIncome / 3."
            })
    void saysTheValueBesideWhatTheRuleTakes(String input, @Nullable String value, String wanted, String sentence) {
        assertThat(words.of(missed(new Misfit(input, read(value), wanted))).replace('\u00a0', ' '))
                .isEqualTo(sentence);
    }

    @Test
    void readsCodesInWords() {
        when(labels.known("purposes", "HOME_IMPROVEMENT")).thenReturn("Home improvement");
        assertThat(words.of(missed(new Misfit("purpose", "CAR", "\"HOME_IMPROVEMENT\""))))
                .isEqualTo("Purpose CAR, this rule takes Home improvement.");
    }

    /** 500 of a rule for hryvnias are no euros. */
    @Test
    void namesNoCurrencyBesideLimitsOfAnother() {
        assertThat(words.of(missed(
                                new Misfit("amount", new BigDecimal("6000"), "> 20000"),
                                new Misfit("currency", "EUR", "\"UAH\"")))
                        .replace('\u00a0', ' '))
                .isEqualTo("Amount 6,000 EUR, this rule takes more than 20000. Currency EUR, this rule takes UAH.");
    }

    @Test
    void withoutValuesTellsWhatIsStored() {
        assertThat(words.of(missed())).isEqualTo("The closest rule asks for another age.");
    }

    private static @Nullable Object read(@Nullable String value) {
        if (value == null || !value.matches("[\\d.]+|true|false")) {
            return value;
        }
        return value.matches("[\\d.]+") ? new BigDecimal(value) : Boolean.valueOf(value);
    }

    private static PartnerVerdict missed(Misfit... misfits) {
        return new PartnerVerdict(
                        "beta",
                        Verdict.RULED_OUT,
                        null,
                        new Rule("Rule_1", null),
                        new Reason("rule_not_matched", "The closest rule asks for another age."),
                        null)
                .with(List.of(misfits));
    }
}
