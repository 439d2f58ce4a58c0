package finme.loan.lifecycle;

import finme.canonical.CanonicalApplication;
import finme.canonical.CanonicalApplication.Employment;
import finme.kernel.Money;
import finme.loan.ApplicationFacts;
import finme.loan.LoanApplication;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns an application into what decision tables may see. Money in another currency counts as unknown. */
final class FactsOfApplication {
    private static final int RATIO_DIGITS = 4;

    private FactsOfApplication() {}

    static ApplicationFacts of(LoanApplication application, CanonicalApplication document, LocalDate today) {
        Employment employment = document.employment();
        Money amount = there(application.amount());
        String currency = amount.currency();
        BigDecimal income = in(currency, employment == null ? null : employment.monthlyIncome());
        BigDecimal payments = in(
                currency,
                document.obligations() == null ? null : document.obligations().monthlyPayments());
        return new ApplicationFacts(
                there(application.product()),
                amount.value(),
                currency,
                there(application.termMonths()),
                application.purpose(),
                application.region(),
                Period.between(there(document.borrower().birthDate()), today).getYears(),
                employment == null ? null : employment.status(),
                income,
                ratio(payments, income),
                application.source(),
                application.returning(),
                document.attributes() == null ? Map.of() : document.attributes());
    }

    /** Nobody judges an application that has yet to be completed. */
    private static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value, "the application has yet to be completed");
    }

    private static @Nullable BigDecimal in(String currency, @Nullable Money money) {
        return money == null || !money.currency().equals(currency) ? null : money.value();
    }

    private static @Nullable BigDecimal ratio(@Nullable BigDecimal payments, @Nullable BigDecimal income) {
        return payments == null || income == null || income.signum() <= 0
                ? null
                : payments.divide(income, RATIO_DIGITS, RoundingMode.HALF_UP);
    }
}
