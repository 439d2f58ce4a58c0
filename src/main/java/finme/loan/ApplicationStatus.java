package finme.loan;

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

    /** Forward only: nothing leaves a final status. An open one may also stay; what is completed counts as received. */
    public boolean mayBecome(ApplicationStatus to) {
        return !isFinal() && (to.isFinal() || compareTo(to) <= 0 || this == INCOMPLETE && to == RECEIVED);
    }
}
