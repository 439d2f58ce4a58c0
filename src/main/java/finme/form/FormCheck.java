package finme.form;

import java.time.LocalDate;
import java.util.Map;

/** Checks what was filled in against the form, with form-js's own verdict; the same in core and at an edge. */
public interface FormCheck {
    /**
     * @param data as it came, by key; what the form does not ask is dropped
     * @param today where the borrower is, for dates that may not have passed
     */
    Verdict check(FormSchema form, Map<String, ?> data, LocalDate today);
}
