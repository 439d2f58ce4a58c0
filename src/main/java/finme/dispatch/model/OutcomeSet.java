package finme.dispatch.model;

import finme.dispatch.Outcome;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a dispatch stands: everything heard so far, as a set. Since nothing but a set is kept, neither order nor
 * repetition of a partner's messages can change what follows from it.
 *
 * @param closed nobody waits for this dispatch any more; never taken back
 */
public record OutcomeSet(Set<Outcome> heard, boolean closed) {
    private static final Set<Outcome> WAITING =
            EnumSet.of(Outcome.PENDING, Outcome.UNDER_REVIEW, Outcome.MORE_NEEDED, Outcome.RETRY);
    private static final Set<Outcome> GIVES_OFFER =
            EnumSet.of(Outcome.OFFERED, Outcome.ACCEPTED, Outcome.SIGNED, Outcome.FUNDED);
    private static final Set<Outcome> BINDS = EnumSet.of(Outcome.ACCEPTED, Outcome.SIGNED, Outcome.FUNDED);
    private static final Set<Outcome> REFUSES = EnumSet.of(Outcome.DECLINED, Outcome.PRICE_COUNTER, Outcome.DUPLICATE);
    /** The first of these that was heard is the outcome: a no outweighs an earlier yes, money paid outweighs a no. */
    private static final List<Outcome> BY_WEIGHT = List.of(
            Outcome.RECALLED,
            Outcome.RETURNED,
            Outcome.FUNDED,
            Outcome.CANCELLED,
            Outcome.DECLINED,
            Outcome.PRICE_COUNTER,
            Outcome.DUPLICATE,
            Outcome.SIGNED,
            Outcome.ACCEPTED,
            Outcome.OFFERED,
            Outcome.FAILED,
            Outcome.TIMED_OUT,
            Outcome.UNDER_REVIEW,
            Outcome.MORE_NEEDED,
            Outcome.PENDING,
            Outcome.RETRY);

    public static final OutcomeSet NEW = new OutcomeSet(Set.of(), false);

    public OutcomeSet {
        EnumSet<Outcome> copy = EnumSet.noneOf(Outcome.class);
        copy.addAll(heard);
        heard = Collections.unmodifiableSet(copy);
    }

    /** The same dispatch after one more word; its own, or one of ours such as {@code TIMED_OUT}. */
    public OutcomeSet hear(Outcome word) {
        EnumSet<Outcome> more = EnumSet.of(word);
        more.addAll(heard);
        return new OutcomeSet(more, closed || !WAITING.contains(word));
    }

    /** @return null before anything was heard */
    public @Nullable Outcome outcome() {
        return BY_WEIGHT.stream()
                .filter(heard::contains)
                .filter(word -> closed || WAITING.contains(word))
                .findFirst()
                .orElse(null);
    }

    /** It said something that a person has to understand; its own time for an answer does not run any more. */
    public boolean underReview() {
        return !closed && outcome() == Outcome.UNDER_REVIEW;
    }

    /** Others are not asked before it has decided. Of one under review that holds only for as long as it had to answer. */
    public boolean awaited() {
        return !closed && !heard.contains(Outcome.TIMED_OUT);
    }

    /** Still under review, but the next ones are asked meanwhile. */
    public OutcomeSet passedOver() {
        EnumSet<Outcome> more = EnumSet.of(Outcome.TIMED_OUT);
        more.addAll(heard);
        return new OutcomeSet(more, closed);
    }

    /** It said yes and no, or went on with what was recalled. The no counts, unless money was paid, and an operator looks. */
    public boolean conflict() {
        return heard.contains(Outcome.RECALLED)
                ? !Collections.disjoint(heard, BINDS)
                : both(GIVES_OFFER, REFUSES) || both(EnumSet.of(Outcome.FUNDED), EnumSet.of(Outcome.CANCELLED));
    }

    public boolean hasOffer() {
        Outcome outcome = outcome();
        return outcome != null && GIVES_OFFER.contains(outcome);
    }

    private boolean both(Set<Outcome> some, Set<Outcome> others) {
        return !Collections.disjoint(heard, some) && !Collections.disjoint(heard, others);
    }
}
