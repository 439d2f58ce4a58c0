package finme.loan;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What decision tables may see of an application, each by its name here. Nothing that names a person.
 *
 * @param amount in {@code currency}
 * @param age full years on the day of evaluation
 * @param monthlyIncome in {@code currency}; null when unknown
 * @param debtToIncome monthly payments divided by monthly income, 0.14 for 14 %; null when either is unknown
 * @param returning whether the borrower had an application before
 */
public record ApplicationFacts(
        String product,
        BigDecimal amount,
        String currency,
        int termMonths,
        @Nullable String purpose,
        @Nullable String region,
        int age,
        @Nullable String employment,
        @Nullable BigDecimal monthlyIncome,
        @Nullable BigDecimal debtToIncome,
        String source,
        boolean returning,
        Map<String, Object> attributes) {
    /** Of those that hold codes, by their names in {@link #asInputs}. */
    public static final Map<String, String> DIRECTORIES =
            Map.of("product", "products", "purpose", "purposes", "region", "regions", "employment", "employment-kinds");

    /** @return the FEEL names of the contract with their values; unknown ones are null */
    public Map<String, Object> asInputs() {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("product", product);
        inputs.put("amount", amount);
        inputs.put("currency", currency);
        inputs.put("termMonths", termMonths);
        inputs.put("purpose", purpose);
        inputs.put("region", region);
        inputs.put("age", age);
        inputs.put("employment", employment);
        inputs.put("monthlyIncome", monthlyIncome);
        inputs.put("debtToIncome", debtToIncome);
        inputs.put("source", source);
        inputs.put("returning", returning);
        inputs.put("attributes", attributes);
        return inputs;
    }
}
