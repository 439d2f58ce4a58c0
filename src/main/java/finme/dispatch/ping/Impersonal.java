package finme.dispatch.ping;

import finme.canonical.CanonicalApplication;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What of an application is nobody's: what is asked for, where the person lives by region and country, the age by tens of
 * years, and what work and payments are. Names, dates, numbers and what forms add are left out.
 */
final class Impersonal {
    private static final List<String> TOP = List.of("product", "amount", "termMonths", "purpose", "obligations");

    private Impersonal() {}

    /** @param tree the application as canonical JSON has it @param today by which the age counts */
    static Map<String, Object> of(Map<String, Object> tree, CanonicalApplication document, LocalDate today) {
        Map<String, Object> left = new HashMap<>();
        TOP.forEach(name -> left.put(name, tree.get(name)));
        if (tree.get("employment") instanceof Map<?, ?> employment) {
            Map<String, Object> known = new HashMap<>();
            known.put("status", employment.get("status"));
            known.put("monthlyIncome", employment.get("monthlyIncome"));
            left.put("employment", known);
        }
        Map<String, Object> borrower = new HashMap<>();
        LocalDate born = document.borrower().birthDate();
        if (born != null) {
            int tens = Math.max(0, Period.between(born, today).getYears()) / 10 * 10;
            borrower.put("ageBand", tens + "-" + (tens + 9));
        }
        CanonicalApplication.Address address = document.borrower().address();
        if (address != null) {
            Map<String, Object> known = new HashMap<>();
            known.put("region", address.region());
            known.put("country", address.country());
            borrower.put("address", known);
        }
        left.put("borrower", borrower);
        return left;
    }
}
