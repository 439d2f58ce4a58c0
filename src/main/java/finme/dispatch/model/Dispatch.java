package finme.dispatch.model;

import finme.dispatch.Outcome;
import finme.dispatch.PartnerPriorities.Mode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One application at one partner in one round: what it is about, how far it has come, what was heard of it. */
public record Dispatch(Assignment assignment, Delivery delivery, Decision decision) {
    /** Nothing was heard of it yet. */
    public Dispatch(Assignment assignment, Delivery delivery) {
        this(assignment, delivery, Decision.NONE);
    }

    /** It was its turn, but it never left: we found at the last moment that the partner can't be asked. */
    public boolean isKeptBack() {
        return outcome() == Outcome.FAILED && attempt() <= 1 && answer() == null && Reasons.isKeptBack(reasonCode());
    }

    /** It leaves now: one that waits for its partner to open takes a place then. */
    public boolean isToBook() {
        return !test() && place() == null && notBefore() == null;
    }

    public Dispatch heard(
            OutcomeSet next, @Nullable String reason, @Nullable BigDecimal newPrice, byte @Nullable [] sealed) {
        Delivery.State state = next.closed() ? Delivery.State.CLOSED : Delivery.State.WAITING;
        return new Dispatch(assignment, delivery.to(state), decision.after(next, reason, newPrice, sealed));
    }

    /** The borrower is asked something: that takes longer than a partner does, but never longer than the round. */
    public Dispatch until(Instant time) {
        Instant end = deadline() != null && deadline().isBefore(time) ? deadline() : time;
        return end.isBefore(decideBy()) ? this : with(delivery.until(end));
    }

    public Dispatch with(@Nullable Place other) {
        return with(delivery.with(other));
    }

    /** Not on its way: it waits in the table, due at once. */
    public Dispatch unsent() {
        return with(delivery.unsent());
    }

    /** It stays under review until then at most. */
    public Dispatch passedOver(Instant time) {
        return new Dispatch(assignment, delivery.until(time), decision.passedOver());
    }

    private Dispatch with(Delivery other) {
        return new Dispatch(assignment, other, decision);
    }

    public UUID id() {
        return assignment.id();
    }

    public UUID application() {
        return assignment.application();
    }

    public String partner() {
        return assignment.partner();
    }

    public int partnerVersion() {
        return assignment.partnerVersion();
    }

    public String reference() {
        return assignment.reference();
    }

    public boolean test() {
        return assignment.test();
    }

    public Instant createdAt() {
        return assignment.createdAt();
    }

    public int round() {
        return assignment.turn().round();
    }

    public int wave() {
        return assignment.turn().wave();
    }

    public Mode mode() {
        return assignment.turn().mode();
    }

    public @Nullable BigDecimal minPrice() {
        return assignment.turn().minPrice();
    }

    public @Nullable BigDecimal bid() {
        return assignment.turn().bid();
    }

    public @Nullable Instant deadline() {
        return assignment.turn().deadline();
    }

    public Delivery.State state() {
        return delivery.state();
    }

    public int attempt() {
        return delivery.attempt();
    }

    public Instant decideBy() {
        return delivery.decideBy();
    }

    public @Nullable Instant notBefore() {
        return delivery.notBefore();
    }

    public @Nullable Place place() {
        return delivery.place();
    }

    public OutcomeSet outcomes() {
        return decision.outcomes();
    }

    public @Nullable Outcome outcome() {
        return decision.outcomes().outcome();
    }

    public boolean winner() {
        return decision.winner();
    }

    public @Nullable String reasonCode() {
        return decision.reasonCode();
    }

    public @Nullable BigDecimal price() {
        return decision.price();
    }

    public byte @Nullable [] answer() {
        return decision.answer();
    }

    public @Nullable Instant decidedAt() {
        return decision.decidedAt();
    }

    @Override
    public String toString() {
        return "Dispatch[" + id() + ' ' + partner() + ' ' + state() + ']';
    }
}
