package finme.insight;

/** Keeps lines and sums in step with the applications they are drawn from. */
public interface CaseUpkeep {
    /**
     * Draws what this node has changed and not drawn yet, up to some thousand: whoever searches after it finds that. Should
     * it fail, that is logged, and they find what was there before.
     */
    void catchUp();
}
