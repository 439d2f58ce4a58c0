package finme.kernel;

import java.math.BigDecimal;

/**
 * An amount in one currency.
 *
 * @param currency ISO 4217 code, three upper-case letters
 */
public record Money(BigDecimal value, String currency) {}
