package finme.dispatch.terms;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Money as a lender writes it. @param currency as it stands beside the number; null when none does */
public record Sum(BigDecimal value, @Nullable String currency) {}
