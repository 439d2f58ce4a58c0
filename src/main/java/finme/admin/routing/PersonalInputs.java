package finme.admin.routing;

import finme.dispatch.RoutingExplanation.Misfit;
import java.util.Set;

/** Which inputs of rules may be read without a trace; whatever is not known to be harmless is hidden. */
final class PersonalInputs {
    static final String HIDDEN = "***";

    /** The year of birth is shown, too. */
    private static final Set<String> HARMLESS = Set.of(
            "product",
            "amount",
            "currency",
            "termMonths",
            "purpose",
            "region",
            "age",
            "employment",
            "source",
            "returning");

    private PersonalInputs() {}

    static Misfit masked(Misfit misfit) {
        return misfit.value() == null || HARMLESS.contains(misfit.input())
                ? misfit
                : new Misfit(misfit.input(), HIDDEN, misfit.wanted());
    }
}
