package finme.form;

import java.util.List;
import java.util.Map;

/**
 * What is to be said of a form that was filled in.
 *
 * @param values what counts: of fields that are shown, by their place in the data; computed ones are computed anew
 * @param faults in the order of the form; empty when it may be taken
 */
public record Verdict(Map<String, Object> values, List<FieldFault> faults) {
    public boolean isGood() {
        return faults.isEmpty();
    }

    /**
     * One thing wrong with one field; never with its value.
     *
     * @param field where it lies in the data: {@code borrower.email}, {@code jobs.0.employer}
     * @param pointer the same as JSON pointer: {@code /borrower/email}
     * @param code {@code required}, {@code invalid_type}, {@code not_an_option}, {@code pattern}, {@code too_small},
     *     {@code too_large}, {@code too_short}, {@code too_long}, {@code invalid_phone}, {@code invalid_email},
     *     {@code too_many_decimals}, {@code not_a_step}, {@code invalid_date}, {@code passed_date}, {@code too_many}
     * @param parameters what its sentence names: {@code min}, {@code max}, {@code digits}, {@code below}, {@code above}
     * @param message the form's own sentence if it has one, else a plain English one
     */
    public record FieldFault(
            String field, String pointer, String code, Map<String, String> parameters, String message) {}

    @Override
    public String toString() {
        return "Verdict[" + faults.size() + " faults]";
    }
}
