package finme.canonical.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.canonical.CodeLists;
import finme.kernel.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a source's mapping gave into a canonical application, reporting everything it found wrong. */
public final class ApplicationReader {
    private static final int NAME = 100;
    private static final int LINE = 200;
    private static final int MONTHS = 600;

    private final CodeLists codes;

    public ApplicationReader(CodeLists codes) {
        this.codes = codes;
    }

    /**
     * @param application usable when there are no faults
     * @param warnings optional values that were left out
     */
    public record Outcome(ObjectNode application, List<Fault> faults, List<Fault> warnings) {
        @Override
        public String toString() {
            return "Outcome[" + faults.size() + " faults, " + warnings.size() + " warnings]";
        }
    }

    public Outcome read(@Nullable Object mapped, Instant now) {
        Report report = new Report();
        if (!(mapped instanceof Map<?, ?> map)) {
            report.fault(new Fault("", "invalid_type", "The mapping gives no object."));
            return outcome(new Section(Map.of(), "", report));
        }
        Section root = new Section(map, "", report);
        root.required("product", code("products"));
        Sums.required(root, "amount");
        root.required("termMonths", Readings.integer(1, MONTHS)).optional("purpose", code("purposes"));
        root.add("borrower", borrower(root.section("borrower", true), now));
        root.add("employment", employment(root.section("employment", false), now));
        Section obligations = root.section("obligations", false);
        Sums.optional(obligations, "monthlyPayments");
        root.add("obligations", obligations);
        new Consents(now).read(root);
        Attributes.read(root);
        root.close();
        return outcome(root);
    }

    private static Outcome outcome(Section root) {
        return new Outcome(
                root.out(),
                List.copyOf(root.report().faults()),
                List.copyOf(root.report().warnings()));
    }

    private Section borrower(Section borrower, Instant now) {
        borrower.required("firstName", Readings.name(NAME))
                .optional("middleName", Readings.name(NAME))
                .required("lastName", Readings.name(NAME))
                .required("birthDate", Times.birthDate(now));
        Section address = borrower.section("address", false)
                .optional("line1", Readings.text(LINE))
                .optional("line2", Readings.text(LINE))
                .optional("city", Readings.name(NAME))
                .optional("region", code("regions"))
                .optional("postalCode", Readings.postalCode(16))
                .optional("country", Readings.COUNTRY);
        Identifiers.read(borrower, address.text("country"));
        borrower.optional("language", Readings.LANGUAGE);
        borrower.add("address", address);
        return borrower;
    }

    private Section employment(Section employment, Instant now) {
        employment
                .optional("status", code("employment-kinds"))
                .optional("employer", Readings.text(LINE))
                .optional("since", Times.pastDate(now));
        Sums.optional(employment, "monthlyIncome");
        return employment;
    }

    private Reading code(String directory) {
        return Readings.code(() -> codes.active(directory), directory);
    }
}
