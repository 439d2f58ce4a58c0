package finme.dispatch.rule;

import finme.dispatch.Outcome;
import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.AttemptResult.Retryable;
import finme.dispatch.answer.AttemptResult.Unanswered;
import finme.dispatch.eligibility.Eligibility;
import finme.dispatch.eligibility.Verdict;
import finme.dispatch.model.Claimed;
import finme.dispatch.model.Claimed.Why;
import finme.dispatch.model.Dispatch;
import finme.partner.Partner;
import finme.partner.Partner.OnDoubt;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What follows for a dispatch: the one rule about sending it, asking again, waiting and giving up, whoever asks and why.
 * Pure; how often and when is decided here, what is written then is not.
 */
public sealed interface NextStep {
    /** It goes out now. */
    record Send() implements NextStep {}

    /** It goes out again, under the same key. @param reasonCode of the attempt that failed */
    record Retry(Duration pause, String reasonCode) implements NextStep {}

    /** It stays in the table. @param until null: until there is room, or its time is over */
    record Wait(For what, @Nullable Instant until) implements NextStep {}

    /** No attempt follows on its own; what came of it is applied. */
    record Close(AttemptResult result) implements NextStep {}

    enum For {
        /** Its partner has as much as it takes at a time, or is paused and may have it already. */
        ROOM,
        /** Its partner has to be well again. */
        CIRCUIT,
        OPENING
    }

    /** Of a partner that is in no directory any more. */
    int DEFAULT_ATTEMPTS = 3;

    /** @param partner null: no directory knows it */
    static NextStep of(Situation situation, @Nullable Partner partner) {
        if (situation instanceof Situation.Due due) {
            return due(due, partner);
        }
        if (situation instanceof Situation.Leaving leaving) {
            return partner == null ? failed("unknown_partner") : leaving(leaving.first(), partner);
        }
        return situation instanceof Situation.Refused refused
                ? refused(refused)
                : ended((Situation.Ended) situation, partner);
    }

    private static NextStep due(Situation.Due due, @Nullable Partner partner) {
        Claimed claim = due.claim();
        if (claim.why() == Why.OVERDUE) {
            return new Close(new Unanswered(Outcome.TIMED_OUT, overdue(claim.dispatch(), due.circuitClosed())));
        }
        if (claim.why() == Why.UNWANTED) {
            return failed("partner_paused");
        }
        if (partner == null) {
            return failed("unknown_partner");
        }
        if (mustNotBeAskedTwice(partner) && mayBeThere(claim)) {
            return new Close(inDoubt(partner, null));
        }
        return claim.first() ? first(due.eligibility().of(partner)) : leaving(false, partner);
    }

    /** Who was never asked did not let its time pass. */
    private static String overdue(Dispatch dispatch, boolean circuitClosed) {
        boolean asked = dispatch.attempt() > 0 || !dispatch.outcomes().heard().isEmpty();
        String never = circuitClosed ? "no_room" : "circuit_open";
        return asked ? AttemptResult.OVERDUE : never;
    }

    /** Sent by a node that died, or tried while its partner was still thought to know repeats. */
    private static boolean mayBeThere(Claimed claim) {
        return !claim.first()
                && (claim.why() == Why.LEFT_BEHIND
                        || Retryable.inDoubt(claim.dispatch().reasonCode()));
    }

    /** What was never sent waits for its partner to open, or goes on to the next. */
    private static NextStep first(Verdict verdict) {
        if (verdict.is(Verdict.Kind.NEVER) && verdict.reason() != null) {
            return failed(verdict.reason().code());
        }
        return verdict.is(Verdict.Kind.NOW) ? new Send() : new Wait(For.OPENING, verdict.until());
    }

    /** What a paused partner may have already waits: for its answer, for its return, or for its time to end. */
    private static NextStep leaving(boolean first, Partner partner) {
        if (!Eligibility.takesNothing(partner)) {
            return new Send();
        }
        return first ? failed("partner_paused") : new Wait(For.ROOM, null);
    }

    /** With an open circuit, who has somebody else does not wait; who has not, waits as long as a decision may take. */
    private static NextStep refused(Situation.Refused refused) {
        if (refused.circuitClosed()) {
            return new Wait(For.ROOM, null);
        }
        return refused.others() ? failed("circuit_open") : new Wait(For.CIRCUIT, null);
    }

    private static NextStep ended(Situation.Ended ended, @Nullable Partner partner) {
        if (!(ended.result() instanceof Retryable retryable)) {
            return new Close(ended.result());
        }
        if (partner != null && mustNotBeAskedTwice(partner) && Retryable.inDoubt(retryable.reasonCode())) {
            return new Close(inDoubt(partner, retryable));
        }
        Dispatch dispatch = ended.dispatch();
        int attempts = partner == null ? DEFAULT_ATTEMPTS : partner.request().attempts();
        boolean inTime = ended.now().plus(ended.pause()).isBefore(dispatch.decideBy());
        return dispatch.attempt() < attempts && inTime
                ? new Retry(ended.pause(), retryable.reasonCode())
                : new Close(retryable.exhausted());
    }

    private static boolean mustNotBeAskedTwice(Partner partner) {
        return partner.request().onDoubt() == OnDoubt.WAIT;
    }

    /** A partner that must not be asked twice may have it: its callback is awaited, if it can send one. */
    private static Unanswered inDoubt(Partner partner, @Nullable Retryable tried) {
        Outcome outcome = partner.callback() == null ? Outcome.FAILED : Outcome.UNDER_REVIEW;
        return tried == null
                ? new Unanswered(outcome, AttemptResult.DOUBT)
                : new Unanswered(outcome, AttemptResult.DOUBT, tried.raw(), tried.exchange());
    }

    static Close failed(String reasonCode) {
        return new Close(new Unanswered(Outcome.FAILED, reasonCode));
    }
}
