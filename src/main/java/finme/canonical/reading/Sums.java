package finme.canonical.reading;

import com.fasterxml.jackson.databind.node.DecimalNode;
import finme.canonical.identity.Unusable;
import finme.kernel.Fault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sums of money: in coins that there are, and never rounded without a word. */
final class Sums {
    private static final int CENTS = 2;
    private static final BigDecimal MOST = new BigDecimal("1000000000000");
    /** Nobody writes so many decimals: a mapping has divided. */
    private static final int QUOTIENT = 10;

    private Sums() {}

    /** What is asked for: a part of a coin is a fault. */
    static void required(Section holder, String name) {
        Section money = holder.section(name, true);
        if (holder.raw(name) == null || holder.raw(name) instanceof Map) {
            money.required("currency", Readings.CURRENCY);
            money.required("value", value(money, true));
        }
        holder.add(name, money);
    }

    /** What is told besides: both halves or nothing, rounded to coins with a warning. */
    static void optional(Section holder, String name) {
        Section money = holder.section(name, false);
        if (money.raw("value") == null) {
            return;
        }
        Optional<Fault> currency = money.raw("currency") == null
                ? Optional.of(new Fault(money.at("currency"), "required", "A currency is needed here."))
                : money.attempt("currency", Readings.CURRENCY);
        Optional<Fault> value = money.attempt("value", value(money, false));
        Stream.of(value, currency).flatMap(Optional::stream).forEach(holder.report()::warning);
        if (value.isEmpty() && currency.isEmpty()) {
            holder.add(name, money);
        }
    }

    private static Reading value(Section money, boolean asked) {
        int decimals = decimals(money.text("currency"));
        return raw -> {
            BigDecimal number = Numbers.read(raw, decimals);
            if (number.signum() < 0 || number.signum() == 0 && asked) {
                throw new Unusable("too_small", asked ? "It must be more than zero." : "It can't be negative.");
            }
            if (number.compareTo(MOST) > 0) {
                throw new Unusable("too_large", "The amount is too large.");
            }
            BigDecimal coins = number.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
            if (coins.signum() == 0 && number.signum() > 0) {
                throw new Unusable("too_small", "It is less than the smallest coin of its currency.");
            }
            if (coins.compareTo(number) != 0) {
                round(money, asked && number.stripTrailingZeros().scale() < QUOTIENT, decimals);
            }
            return DecimalNode.valueOf(coins.scale() < 0 ? coins.setScale(0) : coins);
        };
    }

    private static void round(Section money, boolean refused, int decimals) throws Unusable {
        String most = decimals == 0 ? "This currency has no decimals" : "This currency has " + decimals + " decimals";
        if (refused) {
            throw new Unusable("invalid_number", most + "; there is no coin for what stands beyond.");
        }
        money.report().warning(new Fault(money.at("value"), "rounded", most + "; the value was rounded to them."));
    }

    private static int decimals(@Nullable String currency) {
        int digits = currency == null ? CENTS : Currency.getInstance(currency).getDefaultFractionDigits();
        return digits < 0 ? CENTS : digits;
    }
}
