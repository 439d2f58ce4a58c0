package finme.canonical.identity;

/** A value that can't be used; says why in a code and a sentence, never with the value. */
public final class Unusable extends Exception {
    /** Code of what stands where a value should, and says that there is none. */
    public static final String PLACEHOLDER = "placeholder";

    private final String code;

    public Unusable(String code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    static Unusable placeholder() {
        return new Unusable(PLACEHOLDER, "This stands for a missing value and is left out.");
    }

    public String code() {
        return code;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
