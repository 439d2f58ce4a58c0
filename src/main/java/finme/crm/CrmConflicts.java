package finme.crm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values that both sides have changed, for somebody to decide. Neither side is overwritten meanwhile. */
public interface CrmConflicts {
    /** Newest first. @param before id of the last one seen */
    List<Conflict> list(String crm, State state, @Nullable UUID before, int limit);

    /** @param crm null: of all */
    long open(@Nullable String crm);

    /**
     * Decides. What is taken counts here from now on and goes to the CRM as soon as it can.
     *
     * @param value for {@code VALUE}, as the canonical application has it
     * @throws finme.kernel.Problem 404 unknown, 409 {@code settled}, 422 when it can't be taken
     */
    void decide(String crm, UUID conflict, Take take, @Nullable JsonNode value, String actor);

    enum Take {
        OURS,
        THEIRS,
        VALUE
    }

    enum State {
        OPEN,
        SETTLED
    }

    /**
     * @param attribute canonical path; {@link #RECORD} for a record that was deleted there
     * @param base what we had when both were last in step
     */
    record Conflict(
            UUID id,
            String crm,
            UUID borrower,
            String attribute,
            State state,
            JsonNode ours,
            JsonNode theirs,
            JsonNode base,
            Instant at,
            @Nullable String decidedBy) {
        @Override
        public String toString() {
            return "Conflict[" + id + ", " + attribute + ']';
        }
    }

    String RECORD = "record";
}
