package finme.dispatch.sending;

import finme.dispatch.inbox.AnswerQueue;
import finme.dispatch.limit.LateBookings;
import finme.dispatch.model.Claimed;
import finme.dispatch.model.Claimed.Why;
import finme.dispatch.model.Dispatch;
import finme.dispatch.node.DispatchSettings;
import finme.dispatch.node.Node;
import finme.dispatch.rule.NextStep;
import finme.dispatch.rule.NextStep.Close;
import finme.dispatch.rule.Situation;
import finme.dispatch.store.DueDispatches;
import java.time.Duration;
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
    private final ClaimSorter sorter;
    private final Dispatcher dispatcher;
    private final AnswerQueue answers;
    private final LateBookings bookings;
    private final DispatchSettings settings;

    Sweep(
            DueDispatches due,
            ClaimSorter sorter,
            Dispatcher dispatcher,
            AnswerQueue answers,
            LateBookings bookings,
            DispatchSettings settings) {
        this.due = due;
        this.sorter = sorter;
        this.dispatcher = dispatcher;
        this.answers = answers;
        this.bookings = bookings;
        this.settings = settings;
    }

    /** @return whether there may be more */
    boolean once() {
        Map<String, Integer> room = new HashMap<>();
        List<String> paused = new ArrayList<>();
        sorter.look(room, paused);
        List<Claimed> claimed = due.claim(room, paused, settings.lease(), Node.NAME);
        SortedClaims sorted = new SortedClaims(claimed.size());
        try {
            claimed.forEach(claim -> sorter.sort(claim, sorted));
            book(sorted.ready());
            dispatcher.send(sorted.ready());
        } catch (RuntimeException | Error fault) {
            sorted.ready().forEach(each -> each.permit().leave());
            throw fault;
        }
        claimed.stream()
                .filter(Sweep::takesRoom)
                .forEach(claim -> room.merge(claim.dispatch().partner(), -1, Integer::sum));
        sorter.moreWait(room);
        due.putBack(sorted.noRoom(), NO_ROOM);
        sorted.closed().forEach(due::putBackUntil);
        turnAway(sorted.circuitOpen());
        return claimed.size() >= DueDispatches.MOST;
    }

    private static boolean takesRoom(Claimed claim) {
        return claim.why() == Why.SEND || claim.why() == Why.LEFT_BEHIND;
    }

    /** Takes places for those that had none when they were written. */
    private void book(List<Reserved> ready) {
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
                    answers.add(each.dispatch(), () -> NextStep.failed(reason).result());
                }
            }
            return reason != null;
        });
    }

    private void turnAway(List<Claimed> circuitOpen) {
        List<Claimed> waiting = new ArrayList<>();
        for (Claimed claim : circuitOpen) {
            NextStep next = NextStep.of(new Situation.Refused(false, due.hasOthers(claim.dispatch())), null);
            if (next instanceof Close close) {
                answers.add(claim.dispatch(), close::result);
            } else {
                waiting.add(claim);
            }
        }
        long millis = ThreadLocalRandom.current().nextLong(settings.sweep().toMillis(), CIRCUIT.toMillis());
        due.putBack(waiting, Duration.ofMillis(millis));
    }
}
