package finme.process.engine;

import finme.loan.Screening;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that may ever be kept as a variable of an instance; a personal value has nowhere to go. */
public final class AllowedVariables {
    public static final Set<String> NAMES = Set.of("verdict", "partnerLeft", "offered", "accepted");

    /** The only texts among their values: those of {@link finme.loan.Screening.Verdict}. */
    static final Set<String> WORDS =
            Arrays.stream(Screening.Verdict.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private AllowedVariables() {}

    /** Yes or no, not a word. */
    public static boolean isFlag(String name) {
        return NAMES.contains(name) && !name.equals("verdict");
    }
}
