package finme.admin.desk;

/** What may wait for a person. */
public enum WorkKind {
    APPLICATION("Applications to decide on", false),
    REVIEW("Answers of lenders to read", false),
    CALLBACK("Callbacks nobody could apply", true),
    NOTICE("Lenders that could not be told", true),
    BOOKING("Payments and returns to book", false),
    TASK("Asked of borrowers", false),
    INCIDENT("Steps that failed", false),
    LOST("Applications that have lost their process", false),
    DELIVERY("Messages not delivered", false),
    MATCH("Profiles that may be one person", false),
    CRM_CONFLICT("Changed here and in a CRM", false),
    CRM_UNLINKED("In a CRM and unknown here", false),
    KEPT("Kept at an edge and refused", false),
    REFUSED("Applications refused", true),
    DRAFT("Decisions to agree to", false);

    private final String title;
    private final boolean dismissible;

    WorkKind(String title, boolean dismissible) {
        this.title = title;
        this.dismissible = dismissible;
    }

    public String title() {
        return title;
    }

    /** Nothing else would ever settle it: somebody has to say that it is done. */
    public boolean isDismissible() {
        return dismissible;
    }
}
