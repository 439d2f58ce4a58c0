package finme.chaos.node;

import finme.loan.ApplicationStatus;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

public final class Statuses {
    /** Names of those that nothing leaves. */
    public static final Set<String> FINAL = Arrays.stream(ApplicationStatus.values())
            .filter(ApplicationStatus::isFinal)
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    private Statuses() {}
}
