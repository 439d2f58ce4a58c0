package finme.dispatch.terms;

import static org.assertj.core.api.Assertions.assertThat;

import finme.dispatch.terms.Doubt.Why;
import finme.dispatch.terms.OfferCheck.Checked;
import finme.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferCheckTests {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "EUR, 6000, amount, 5000,",
        "EUR, 6000, amount, 5000.50,",
        "EUR, 6000, amount, 7, FAR_FROM_ASKED",
        "EUR, 6000, amount, 600000, FAR_FROM_ASKED",
        "EUR, 6000, amount, 5000 CZK, OTHER_CURRENCY",
        "EUR, 6000, amount, 5000.555, PART_OF_A_COIN",
        "JPY, 600000, amount, 100000.55, PART_OF_A_COIN",
        "EUR, 6000, monthlyPayment, 202.2044, PART_OF_A_COIN",
        "EUR, 6000, monthlyPayment, 202.2033333333333,",
        "EUR, 6000, monthlyPayment, 2.02, AT_ODDS",
        "EUR, 6000, totalPayable, 7.56, AT_ODDS",
        "EUR, 6000, totalPayable, 7560,",
        "EUR, 6000, totalPayable, 0, NOT_POSITIVE",
    })
    void anOfferHasToBeOneForThisApplication(
            String currency, BigDecimal asked, String member, String written, @Nullable Why why) {
        List<Terms> terms = OfferReader.read(Map.of(member, written, "termMonths", 36), ZoneOffset.UTC)
                .terms();
        List<Doubt> doubts =
                OfferCheck.of(new Money(asked, currency), NOW, terms).doubts();
        if (why == null) {
            assertThat(doubts).isEmpty();
        } else {
            assertThat(doubts).first().satisfies(doubt -> {
                assertThat(doubt.why()).isEqualTo(why);
                assertThat(doubt.pointer()).isEqualTo("/offers/0/" + member);
            });
        }
    }

    @Test
    void whatIsOverIsNotOffered() {
        Money asked = new Money(BigDecimal.valueOf(6000), "EUR");
        List<Terms> both = OfferReader.read(
                        List.of(
                                Map.of("amount", 5000, "expiresAt", "2020-01-01T00:00:00Z"),
                                Map.of("amount", 4000, "expiresAt", "2026-03-03T00:00:00Z")),
                        ZoneOffset.UTC)
                .terms();
        Checked checked = OfferCheck.of(asked, NOW, both);
        assertThat(checked.terms())
                .singleElement()
                .satisfies(offer -> assertThat(offer.amount()).isEqualByComparingTo("4000"));
        assertThat(checked.allOver()).isFalse();
        assertThat(OfferCheck.of(asked, NOW, both.subList(0, 1)).allOver()).isTrue();
    }
}
