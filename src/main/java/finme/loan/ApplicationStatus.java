package finme.loan;

import java.util.Arrays;

/** Public status of an application. Its names are the outer contract. */
public enum ApplicationStatus {
    RECEIVED,
    INCOMPLETE,
    DUPLICATE,
    SCREENED_OUT,
    ROUTING,
    WITH_PARTNERS,
    OFFERED,
    ACCEPTED,
    SIGNED,
    FUNDED,
    UNPLACED,
    EXPIRED,
    WITHDRAWN;

    public boolean isFinal() {
        return switch (this) {
            case DUPLICATE, SCREENED_OUT, FUNDED, UNPLACED, EXPIRED, WITHDRAWN -> true;
            default -> false;
        };
    }

    /** Forward only: the open statuses before this one, and itself while it is open. */
    String[] reachableFrom() {
        return Arrays.stream(values())
                .filter(from -> !from.isFinal() && (isFinal() || from.ordinal() <= ordinal()))
                .map(Enum::name)
                .toArray(String[]::new);
    }
}
