package finme.insight;

/** In which order applications are found. */
public enum CaseOrder {
    NEWEST("received_at", true, "Newest first"),
    OLDEST("received_at", false, "Oldest first"),
    LARGEST("amount", true, "Largest amount first"),
    SMALLEST("amount", false, "Smallest amount first"),
    /** Whose status changed last. */
    MOVED("since", true, "Status changed last"),
    /** Whose status has not changed for longest. */
    RESTING("since", false, "Status unchanged for longest");

    private final String column;
    private final boolean descending;
    private final String title;

    CaseOrder(String column, boolean descending, String title) {
        this.column = column;
        this.descending = descending;
        this.title = title;
    }

    public String column() {
        return column;
    }

    public String title() {
        return title;
    }

    public boolean isDescending() {
        return descending;
    }

    public boolean isByAmount() {
        return column.equals("amount");
    }
}
