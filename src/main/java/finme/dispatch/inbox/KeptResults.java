package finme.dispatch.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.dispatch.Outcome;
import finme.dispatch.answer.Answer;
import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.AttemptResult.Answered;
import finme.dispatch.answer.AttemptResult.Retryable;
import finme.dispatch.answer.AttemptResult.Unanswered;
import finme.dispatch.answer.PartnerWords;
import finme.dispatch.store.DeferredRows.Due;
import finme.fdforge.ErasedException;
import finme.fdforge.Vault;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Results of attempts and callbacks as they are kept: sealed, since partners repeat personal values. */
@Component
class KeptResults {
    private static final String PLACE = "inbox.answer";

    private final Vault vault;
    private final ObjectMapper json;

    KeptResults(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    record Kept(@Nullable Answer said, @Nullable Unanswered unsaid) {
        static Kept of(AttemptResult result) {
            if (result instanceof Answered said) {
                return new Kept(said.answer(), null);
            }
            return new Kept(null, result instanceof Retryable again ? again.exhausted() : (Unanswered) result);
        }

        @Override
        public String toString() {
            return "Kept[***]";
        }
    }

    static Outcome outcome(AttemptResult result) {
        Kept kept = Kept.of(result);
        Answer said = kept.said;
        return said != null
                ? said.outcome()
                : java.util.Objects.requireNonNull(kept.unsaid).outcome();
    }

    /** @return null when the person was erased */
    byte @Nullable [] seal(UUID borrower, UUID item, AttemptResult result) {
        try {
            return vault.of(borrower).seal(PLACE, item, json.writeValueAsBytes(Kept.of(result)));
        } catch (ErasedException erased) {
            return null;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a result can't be written as JSON");
        }
    }

    /** Of a person who was erased meanwhile the bare word is left. */
    AttemptResult open(UUID borrower, Due due) {
        byte[] sealed = due.answer();
        try {
            if (sealed != null) {
                Kept kept = json.readValue(vault.of(borrower).open(PLACE, due.id(), sealed), Kept.class);
                Unanswered unsaid = kept.unsaid();
                return unsaid != null ? unsaid : new Answered(java.util.Objects.requireNonNull(kept.said()));
            }
        } catch (ErasedException erased) {
            return bare(due.outcome());
        } catch (IOException broken) {
            // without the cause: its message may quote what was sealed
            throw new IllegalStateException("a kept result can't be read");
        }
        return bare(due.outcome());
    }

    private static AttemptResult bare(Outcome outcome) {
        PartnerWords nothing = new PartnerWords(null, null, null, List.of(), null);
        return outcome == Outcome.TIMED_OUT
                ? new Unanswered(outcome, AttemptResult.OVERDUE)
                : new Answered(new Answer(outcome, null, List.of(), null, nothing));
    }
}
