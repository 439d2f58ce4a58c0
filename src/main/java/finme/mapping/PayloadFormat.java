package finme.mapping;

/** How a body is written: what sources send, what partners expect and answer. */
public enum PayloadFormat {
    JSON("application/json"),
    XML("application/xml"),
    FORM("application/x-www-form-urlencoded"),
    CSV("text/csv");

    private final String mediaType;

    PayloadFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
