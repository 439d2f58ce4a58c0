package finme.admin.routing;

import finme.canonical.Masking;
import finme.dispatch.RoutingExplanation.Misfit;
import java.util.Map;
import java.util.Set;

/** Which inputs of rules may be read without a trace: those that are shown of the application itself. */
final class PersonalInputs {
    /** Where they stand in the canonical application. What stands nowhere is hidden, unless we say it ourselves. */
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "product", "product",
            "amount", "amount.value",
            "currency", "amount.currency",
            "termMonths", "termMonths",
            "purpose", "purpose",
            "region", "borrower.address.region",
            "employment", "employment.status");

    /** The year of birth is shown, too. */
    private static final Set<String> OURS = Set.of("age", "source", "returning");

    private PersonalInputs() {}

    static Misfit masked(Misfit misfit) {
        return misfit.value() == null || isShown(misfit.input())
                ? misfit
                : new Misfit(misfit.input(), Masking.HIDDEN, misfit.wanted());
    }

    private static boolean isShown(String input) {
        String attribute = ATTRIBUTES.get(input);
        return OURS.contains(input) || attribute != null && Masking.shows(attribute);
    }
}
