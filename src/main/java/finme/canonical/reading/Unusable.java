package finme.canonical.reading;

/** A value that can't be used; says why in a code and a sentence, never with the value. */
final class Unusable extends Exception {
    private final String code;

    Unusable(String code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
