package finme.dispatch.terms;

/** A value that can't be taken at its word. */
final class Doubtful extends Exception {
    private final transient Doubt.Why why;

    Doubtful(Doubt.Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    Doubt.Why why() {
        return why;
    }
}
