package finme.admin.usage;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which members hold the codes of which directory, and what decisions call them. */
final class Members {
    static final String PARTNER = "partner";
    static final String SOURCE = "source";
    static final String REASON = "reason.code";

    private static final Map<String, Set<String>> OF_DIRECTORY = Map.of(
            "products", Set.of("product"),
            "purposes", Set.of("purpose"),
            "regions", Set.of("borrower.address.region"),
            "countries", Set.of("borrower.address.country"),
            "employment-kinds", Set.of("employment.status"),
            "currencies",
                    Set.of(
                            "amount.currency",
                            "employment.monthlyIncome.currency",
                            "obligations.monthlyPayments.currency",
                            "offers.amount.currency",
                            "offers.monthlyPayment.currency",
                            "offers.totalPayable.currency",
                            "price.currency",
                            "budget.max.currency"),
            "decline-reasons", Set.of(REASON),
            "document-kinds", Set.of("needs.code"));
    /** Inputs and outputs of decisions are called more briefly. */
    private static final Map<String, List<String>> OF_DECISION = Map.ofEntries(
            Map.entry("region", List.of("borrower.address.region")),
            Map.entry("employment", List.of("employment.status")),
            Map.entry("currency", List.of("amount.currency")),
            Map.entry("amount", List.of("amount.value")),
            Map.entry("age", List.of("borrower.birthDate")),
            Map.entry("monthlyIncome", List.of("employment.monthlyIncome.value")),
            Map.entry("debtToIncome", List.of("obligations.monthlyPayments.value", "employment.monthlyIncome.value")),
            Map.entry("reason", List.of(REASON)));

    private Members() {}

    /** A directory that somebody made is the values of an answer of the same name. */
    static Set<String> of(String directory) {
        return OF_DIRECTORY.getOrDefault(directory, Set.of("attributes." + camelCase(directory)));
    }

    static List<String> ofDecision(String name) {
        return OF_DECISION.getOrDefault(name, List.of(name));
    }

    /** Whether a value at the path is one of the member: a table of words below it is, too. */
    static boolean isAt(String path, String member) {
        return path.equals(member) || path.startsWith(member + '.');
    }

    private static String camelCase(String code) {
        StringBuilder name = new StringBuilder();
        for (String part : code.split("-")) {
            name.append(name.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return name.toString();
    }
}
