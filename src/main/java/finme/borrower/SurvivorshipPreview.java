package finme.borrower;

import java.util.Map;

/** What other rules of survivorship would change, before anybody saves them. */
public interface SurvivorshipPreview {
    /** Looks at the persons changed last, for two seconds at most. */
    Effect of(Survivorship proposed);

    /**
     * @param looked persons looked at
     * @param complete whether those were all there are
     * @param persons of whom at least one value would change
     * @param attributes persons by the attribute whose value would change
     */
    record Effect(int looked, boolean complete, int persons, Map<String, Integer> attributes) {}
}
