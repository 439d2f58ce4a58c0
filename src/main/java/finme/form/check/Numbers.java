package finme.form.check;

import java.math.BigDecimal;

/** Numbers as JSON has them. */
final class Numbers {
    private Numbers() {}

    static BigDecimal of(Number number) {
        return number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
    }

    /** As JavaScript writes them: no zeros behind, no exponent. */
    static String text(Number number) {
        BigDecimal exact = of(number);
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
}
