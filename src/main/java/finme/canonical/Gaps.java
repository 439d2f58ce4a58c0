package finme.canonical;

import finme.kernel.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which faults of an application can be made up for by asking the borrower: every required value that is missing or of no
 * use. Not the consent, without which we may not keep what a source says of a person, and nothing that is wrong with the
 * source's mapping.
 *
 * @param missing one for each value to ask for, at its place in the canonical application
 * @param refusing what remains against the application
 */
public record Gaps(List<Fault> missing, List<Fault> refusing) {
    /** A phone number or an e-mail address is asked for together. */
    public static final String PHONE = "/borrower/phone";

    public static final String EMAIL = "/borrower/email";

    /** Where something may be missing, and what is to be asked for then. */
    private static final Map<String, List<String>> ASKED = Map.ofEntries(
            itself("/product"),
            Map.entry("/amount", List.of("/amount/value", "/amount/currency")),
            itself("/amount/value"),
            itself("/amount/currency"),
            itself("/termMonths"),
            Map.entry(
                    "/borrower",
                    List.of("/borrower/firstName", "/borrower/lastName", "/borrower/birthDate", PHONE, EMAIL)),
            itself("/borrower/firstName"),
            itself("/borrower/lastName"),
            itself("/borrower/birthDate"),
            Map.entry(PHONE, List.of(PHONE, EMAIL)),
            Map.entry(EMAIL, List.of(PHONE, EMAIL)));

    private static Map.Entry<String, List<String>> itself(String pointer) {
        return Map.entry(pointer, List.of(pointer));
    }

    public static Gaps of(List<Fault> faults) {
        List<Fault> missing = new ArrayList<>();
        List<Fault> refusing = new ArrayList<>();
        faults.forEach(fault -> (ASKED.containsKey(fault.pointer()) ? missing : refusing).add(fault));
        return new Gaps(List.copyOf(missing), List.copyOf(refusing));
    }

    /** @return places to ask for, in the order of the canonical application, each once */
    public static List<String> asked(List<Fault> missing) {
        return ORDER.stream()
                .filter(pointer -> missing.stream()
                        .anyMatch(fault ->
                                ASKED.getOrDefault(fault.pointer(), List.of()).contains(pointer)))
                .toList();
    }

    private static final List<String> ORDER = List.of(
            "/product",
            "/amount/value",
            "/amount/currency",
            "/termMonths",
            "/borrower/firstName",
            "/borrower/lastName",
            "/borrower/birthDate",
            PHONE,
            EMAIL);
}
