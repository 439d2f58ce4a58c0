package finme.process.engine;

import java.util.Set;

/** Everything that may ever be kept as a variable of an instance; a personal value has nowhere to go. */
public final class AllowedVariables {
    public static final Set<String> NAMES = Set.of("verdict", "partnerLeft", "offered", "accepted");

    private AllowedVariables() {}
}
