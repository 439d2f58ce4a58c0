package finme.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import finme.canonical.CanonicalApplication;
import finme.loan.LoanApplication;
import java.util.Map;
import java.util.UUID;

/** What is done about an application by hand once its round did not bring what was hoped for. */
public interface Rerouting {
    /**
     * Another round: it is ranked anew, by rules, partners and values as they are now. Whoever still had it from the round
     * before is told that it is taken back.
     *
     * @param values what its person says anew, put into the document first; by canonical path, may be empty
     * @throws finme.kernel.Problem 404 unknown; 409 {@code too_early}, {@code too_late}, {@code document_gone},
     *     {@code process_busy} or {@code no_such_step}; 503 while its process can't go on
     */
    void begin(UUID application, Map<String, JsonNode> values, By by);

    /**
     * One partner gets its request again, under the same key, and its whole time for an answer.
     *
     * @throws finme.kernel.Problem 404 unknown; 409 {@code answered}, {@code under_review}, {@code on_its_way},
     *     {@code earlier_round}, {@code not_repeatable} where a repeat would be a second application,
     *     {@code partner_paused} or {@code too_late}
     */
    void sendAgain(UUID application, UUID dispatch, By by);

    /**
     * Whether another round would reach somebody who was never asked.
     *
     * @param document as it would be then
     */
    boolean findsOthers(LoanApplication application, CanonicalApplication document);

    /**
     * Kept in the ledger.
     *
     * @param actor as in {@link finme.fdforge.Change}
     * @param role which of the actor's roles, {@code BORROWER} for the borrower
     * @param reason a code, since words of people's own may name a person
     */
    record By(String actor, String role, String reason) {
        public Map<String, String> details() {
            return Map.of("reason", reason, "role", role);
        }
    }
}
