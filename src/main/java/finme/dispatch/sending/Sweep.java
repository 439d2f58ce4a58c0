package finme.dispatch.sending;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.Outcome;
import finme.dispatch.answer.AttemptResult;
import finme.dispatch.calling.Lenders;
import finme.dispatch.capacity.Bulkheads;
import finme.dispatch.capacity.CircuitBreakers;
import finme.dispatch.capacity.Permit;
import finme.dispatch.eligibility.Verdict;
import finme.dispatch.inbox.AnswerQueue;
import finme.dispatch.limit.LateBookings;
import finme.dispatch.model.Claimed;
import finme.dispatch.model.Claimed.Why;
import finme.dispatch.model.Dispatch;
import finme.dispatch.node.DispatchSettings;
import finme.dispatch.node.Node;
import finme.dispatch.store.DueDispatches;
import finme.partner.Partner;
import finme.partner.Partner.OnDoubt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/**
 * One look for work that nobody is doing: retries whose time has come, what found no room, what a dead node left behind,
 * and decisions that are overdue. One indexed query each time; rows others hold are skipped.
 */
@Component
class Sweep {
    private static final Duration NO_ROOM = Duration.ofMillis(250);
    private static final Duration CIRCUIT = Duration.ofSeconds(5);

    private final DueDispatches due;
    private final Lenders partners;
    private final Bulkheads bulkheads;
    private final CircuitBreakers circuits;
    private final Dispatcher dispatcher;
    private final AnswerQueue answers;
    private final Eligibilities eligibilities;
    private final LateBookings bookings;
    private final DispatchSettings settings;

    Sweep(
            DueDispatches due,
            Catalogue<Partner> partners,
            Bulkheads bulkheads,
            CircuitBreakers circuits,
            Dispatcher dispatcher,
            AnswerQueue answers,
            Eligibilities eligibilities,
            LateBookings bookings,
            DispatchSettings settings) {
        this.due = due;
        this.partners = new Lenders(partners);
        this.bulkheads = bulkheads;
        this.circuits = circuits;
        this.dispatcher = dispatcher;
        this.answers = answers;
        this.eligibilities = eligibilities;
        this.bookings = bookings;
        this.settings = settings;
    }

    /** @return whether there may be more */
    boolean once() {
        Map<String, Integer> room = new HashMap<>();
        List<String> paused = new ArrayList<>();
        partners.all().forEach(known -> look(known, room, paused));
        List<Claimed> claimed = due.claim(room, paused, settings.lease(), Node.NAME);
        Sorted sorted = new Sorted(claimed.size());
        try {
            claimed.forEach(sorted::add);
            sorted.book();
            dispatcher.send(sorted.ready);
        } catch (RuntimeException | Error fault) {
            sorted.ready.forEach(each -> each.permit().leave());
            throw fault;
        }
        claimed.stream()
                .filter(Sweep::takesRoom)
                .forEach(claim -> room.merge(claim.dispatch().partner(), -1, Integer::sum));
        room.forEach((partner, left) -> {
            if (left <= 0) {
                bulkheads.moreWait(partner);
            }
        });
        due.putBack(sorted.noRoom, NO_ROOM);
        sorted.closed.forEach(due::putBackUntil);
        turnAway(sorted.notNow);
        return claimed.size() >= DueDispatches.MOST;
    }

    private void look(Partner partner, Map<String, Integer> room, List<String> paused) {
        if (partner.state() == Partner.State.PAUSED) {
            paused.add(partner.code());
            return;
        }
        int free = Math.min(bulkheads.free(partner), DueDispatches.MOST);
        if (free > 0) {
            room.put(partner.code(), free);
        }
    }

    private static boolean takesRoom(Claimed claim) {
        return claim.why() == Why.SEND || claim.why() == Why.LEFT_BEHIND;
    }

    /** What was claimed, by what becomes of it. */
    private final class Sorted {
        final List<Reserved> ready;
        final List<Claimed> noRoom = new ArrayList<>();
        final List<Claimed> notNow = new ArrayList<>();
        final Map<Claimed, Instant> closed = new HashMap<>();

        Sorted(int most) {
            ready = new ArrayList<>(most);
        }

        void add(Claimed claim) {
            switch (claim.why()) {
                case OVERDUE -> answers.add(claim.dispatch(), () -> late(claim));
                case UNWANTED -> fail(claim, "partner_paused");
                case SEND, LEFT_BEHIND -> toBeSent(claim);
            }
        }

        private void toBeSent(Claimed claim) {
            Dispatch dispatch = claim.dispatch();
            Partner partner =
                    partners.find(dispatch.partner()).map(Versioned::value).orElse(null);
            if (partner == null) {
                fail(claim, "unknown_partner");
            } else if (partner.request().onDoubt() == OnDoubt.WAIT && mayBeThere(claim)) {
                answers.add(dispatch, () -> AttemptResult.doubt(partner, null));
            } else if (partner.state() == Partner.State.PAUSED) {
                paused(claim);
            } else if (!claim.first() || isOpen(claim, partner)) {
                Permit permit = bulkheads.enter(partner);
                if (permit != null) {
                    ready.add(new Reserved(dispatch, permit, claim.first()));
                } else {
                    (circuits.isClosed(dispatch.partner()) ? noRoom : notNow).add(claim);
                }
            }
        }

        /** What was never sent waits for its partner to open, or goes on to the next. */
        private boolean isOpen(Claimed claim, Partner partner) {
            Dispatch dispatch = claim.dispatch();
            Verdict verdict = eligibilities
                    .ofWaiting(dispatch.test(), dispatch.deadline())
                    .of(partner);
            if (verdict.is(Verdict.Kind.NEVER) && verdict.reason() != null) {
                fail(claim, verdict.reason().code());
            } else if (verdict.until() != null) {
                closed.put(claim, verdict.until());
            }
            return verdict.is(Verdict.Kind.NOW);
        }

        /** Takes places for those that had none when they were written. */
        void book() {
            List<Dispatch> first = ready.stream()
                    .filter(each -> each.first() && each.dispatch().place() == null)
                    .map(Reserved::dispatch)
                    .toList();
            Map<UUID, String> refused = first.isEmpty() ? Map.of() : bookings.take(first);
            ready.removeIf(each -> {
                String reason = refused.get(each.dispatch().id());
                if (reason != null) {
                    each.permit().leave();
                    if (!reason.equals(LateBookings.CLOSING)) {
                        answers.add(each.dispatch(), () -> new AttemptResult.Unanswered(Outcome.FAILED, reason));
                    }
                }
                return reason != null;
            });
        }

        /** Sent by a node that died, or tried while its partner was still thought to know repeats. */
        private boolean mayBeThere(Claimed claim) {
            return !claim.first()
                    && (claim.why() == Why.LEFT_BEHIND
                            || AttemptResult.Retryable.inDoubt(claim.dispatch().reasonCode()));
        }

        /** What the partner may have already waits in the table: for its answer, for its return, or for its time to end. */
        private void paused(Claimed claim) {
            if (claim.first()) {
                fail(claim, "partner_paused");
            } else {
                noRoom.add(claim);
            }
        }

        private void fail(Claimed claim, String reason) {
            boolean taken = answers.add(claim.dispatch(), () -> new AttemptResult.Unanswered(Outcome.FAILED, reason));
            if (!taken && claim.why() == Why.SEND) {
                noRoom.add(claim);
            }
        }
    }

    /** The circuit is open. Who has somebody else does not wait; who has not, waits as long as a decision may take. */
    private void turnAway(List<Claimed> claimed) {
        List<Claimed> waiting = new ArrayList<>();
        for (Claimed claim : claimed) {
            if (due.hasOthers(claim.dispatch())) {
                answers.add(claim.dispatch(), () -> new AttemptResult.Unanswered(Outcome.FAILED, "circuit_open"));
            } else {
                waiting.add(claim);
            }
        }
        long millis = ThreadLocalRandom.current().nextLong(settings.sweep().toMillis(), CIRCUIT.toMillis());
        due.putBack(waiting, Duration.ofMillis(millis));
    }

    private AttemptResult late(Claimed claim) {
        Dispatch dispatch = claim.dispatch();
        String never = circuits.isClosed(dispatch.partner()) ? "no_room" : "circuit_open";
        boolean asked = dispatch.attempt() > 0 || !dispatch.outcomes().heard().isEmpty();
        return new AttemptResult.Unanswered(Outcome.TIMED_OUT, asked ? AttemptResult.OVERDUE : never);
    }
}
