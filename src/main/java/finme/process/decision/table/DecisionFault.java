package finme.process.decision.table;

/** A decision that can't be read or evaluated. The sentence names table, rule and cell, never a value of the case. */
public final class DecisionFault extends RuntimeException {
    public DecisionFault(String sentence) {
        super(sentence, null, false, false);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
