package finme.insight;

/** Keeps lines and sums in step with the applications they are drawn from. */
public interface CaseUpkeep {
    /** Draws what this node has changed and not drawn yet: whoever reads after it reads that. */
    void catchUp();
}
