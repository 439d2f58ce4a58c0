package finme.cabinet;

import java.util.Collection;
import java.util.Set;

/** Whether further offers may come: only while one is still to be chosen and a lender has not decided. */
public final class Answering {
    private static final Set<String> CHOOSING = Set.of("WITH_PARTNERS", "OFFERED");
    private static final Set<String> DECIDING =
            Set.of("READY", "SENT", "PENDING", "UNDER_REVIEW", "MORE_NEEDED", "RETRY");

    private Answering() {}

    public static boolean isChoosing(String status) {
        return CHOOSING.contains(status);
    }

    /** @param partners states of those that were asked */
    public static boolean goesOn(String status, Collection<String> partners) {
        return isChoosing(status) && partners.stream().anyMatch(DECIDING::contains);
    }
}
