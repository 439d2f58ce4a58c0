package finme.cabinet.cases;

import static org.assertj.core.api.Assertions.assertThat;

import finme.gateway.BorrowerCases.OfferView;
import finme.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OfferOrderTests {
    private final OfferView cheap = offer("100", "3900", "12");
    private final OfferView quick = offer("300", "3600", "8");
    private final OfferView silent = offer(null, null, null);

    @Test
    void theCheapestComesFirstAndWhoeverDoesNotSayLast() {
        List<OfferView> offers = List.of(silent, quick, cheap);
        assertThat(OfferOrder.of("monthly").sort(offers)).containsExactly(cheap, quick, silent);
        assertThat(OfferOrder.of("total").sort(offers)).containsExactly(quick, cheap, silent);
        assertThat(OfferOrder.of("apr").sort(offers)).containsExactly(quick, cheap, silent);
        assertThat(OfferOrder.of("nonsense")).isEqualTo(OfferOrder.of(null)).isEqualTo(OfferOrder.MONTHLY);
    }

    private static OfferView offer(@Nullable String monthly, @Nullable String total, @Nullable String apr) {
        return new OfferView(
                UUID.randomUUID(),
                "Alpha",
                money("3000"),
                36,
                apr == null ? null : new BigDecimal(apr),
                monthly == null ? null : money(monthly),
                total == null ? null : money(total),
                null,
                null,
                null);
    }

    private static Money money(String value) {
        return new Money(new BigDecimal(value), "EUR");
    }
}
