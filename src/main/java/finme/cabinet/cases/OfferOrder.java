package finme.cabinet.cases;

import finme.gateway.BorrowerCases.OfferView;
import finme.kernel.Money;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By what offers are put in order, the cheapest first; those that do not say come last. */
public enum OfferOrder {
    MONTHLY(offer -> value(offer.monthlyPayment())),
    TOTAL(offer -> value(offer.totalPayable())),
    APR(OfferView::apr);

    private final Function<OfferView, @Nullable BigDecimal> figure;

    OfferOrder(Function<OfferView, @Nullable BigDecimal> figure) {
        this.figure = figure;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OfferOrder of(@Nullable String word) {
        return Stream.of(values())
                .filter(order -> order.word().equals(word))
                .findFirst()
                .orElse(MONTHLY);
    }

    List<OfferView> sort(List<OfferView> offers) {
        return offers.stream()
                .sorted(Comparator.comparing(figure, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private static @Nullable BigDecimal value(@Nullable Money money) {
        return money == null ? null : money.value();
    }
}
