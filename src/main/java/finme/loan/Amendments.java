package finme.loan;

import com.fasterxml.jackson.databind.JsonNode;
import finme.canonical.CanonicalApplication;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What borrowers say anew of themselves reaches the applications that nobody has decided on yet. */
public interface Amendments {
    /**
     * Puts it into each application of the person that lenders are, or will be, asked about: requests say it from then on.
     * One that screening asked for more of is screened again. What required values are missing of is completed under its link,
     * and a test stays as it was sent. Needs a surrounding transaction.
     *
     * @param borrowers all ids of the person
     * @param values by canonical path, normalised: {@code borrower.address.city}, {@code attributes.hobby}
     * @param actor as in {@link finme.fdforge.Change}
     * @return those that changed
     */
    Set<UUID> amend(Set<UUID> borrowers, Map<String, JsonNode> values, String actor);

    /**
     * What the document would say; nothing is changed.
     *
     * @throws finme.fdforge.ErasedException when it can't be read any more
     */
    CanonicalApplication preview(UUID application, Map<String, JsonNode> values);
}
