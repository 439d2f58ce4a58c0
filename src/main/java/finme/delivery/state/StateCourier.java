package finme.delivery.state;

import finme.delivery.StateCarrier;
import finme.delivery.StateCarrier.Answer;
import finme.delivery.StateCarrier.Away;
import finme.delivery.StateCarrier.Heard;
import finme.delivery.StateCarrier.Terms;
import finme.delivery.state.StateOutcomes.Exchanged;
import finme.delivery.state.StateRows.Claimed;
import finme.delivery.state.StateRows.Rest;
import finme.delivery.state.StateRows.Told;
import finme.work.ErrorBoundary;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Takes receivers that have something to hear and tells them, batch by batch: many receivers at once, one exchange at a
 * time to each. Its threads wait for the database only. What a dead node held is taken when its lease ends.
 */
@Component
class StateCourier extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(StateCourier.class);
    /** What comes within this time goes together: nobody waits for a receiver. */
    private static final Duration LINGER = Duration.ofMillis(100);

    private final StateRows rows;
    private final StateOutcomes outcomes;
    private final Supplier<List<StateCarrier>> carriers;
    private final Duration lease;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "states-db");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean nudged = new AtomicBoolean();
    private final Map<String, UUID> held = new ConcurrentHashMap<>();
    private final Map<String, StateGate> gates = new ConcurrentHashMap<>();
    private final FailureLog failures = new FailureLog(LOG, "States are told when the lease of their receiver ends");
    private final FailureLog answers = new FailureLog(LOG, "An answer of a receiver of states can't be read");

    /**
     * @param carriers asked for late: they live in modules that have something to tell, too
     * @param lease how long a receiver is left to a node that says nothing
     * @param look how often is looked for what is due or was left behind
     */
    StateCourier(
            StateRows rows,
            StateOutcomes outcomes,
            ObjectProvider<StateCarrier> carriers,
            @Value("${finme.delivery.lease:30s}") Duration lease,
            @Value("${finme.delivery.look:1s}") Duration look) {
        super("states", look, new FailureLog(LOG, "States to be told are looked for again soon"));
        this.rows = rows;
        this.outcomes = outcomes;
        this.carriers = SingletonSupplier.of(() -> carriers.stream().toList());
        this.lease = lease;
    }

    /** Something is to be told and is committed. */
    void soon() {
        if (isRunning() && nudged.compareAndSet(false, true)) {
            wakeIn(LINGER);
        }
    }

    private void wakeIn(Duration pause) {
        threads.schedule(this::wake, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void work() {
        nudged.set(false);
        UUID token = UUID.randomUUID();
        for (Claimed claimed : rows.claim(token, lease)) {
            String receiver = claimed.receiver();
            if (claimed.anew()) {
                gates.remove(receiver);
            }
            held.put(receiver, token);
            later(receiver, token, () -> next(receiver, token));
        }
    }

    private void next(String receiver, UUID token) {
        Optional<StateCarrier> carrier = carrier(receiver);
        Terms terms = carrier.flatMap(known -> known.terms(receiver)).orElse(null);
        if (terms == null || !isRunning()) {
            leave(receiver, token, terms == null ? Duration.ofSeconds(1) : Duration.ZERO);
            return;
        }
        StateGate gate = gates.computeIfAbsent(receiver, fresh -> new StateGate());
        List<Told> told = rows.next(receiver, token, lease, gate.size(terms.batch()));
        if (told.isEmpty()) {
            leave(receiver, token, Duration.ZERO);
            return;
        }
        long began = System.nanoTime();
        carrier.orElseThrow()
                .carry(receiver, told.stream().map(Told::subject).toList())
                .whenComplete((answer, unreadable) -> later(receiver, token, () -> {
                    long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
                    finish(new Exchanged(receiver, token, told, gate, terms, millis), answer(answer, unreadable));
                }));
    }

    private Optional<StateCarrier> carrier(String receiver) {
        String kind = receiver.substring(0, Math.max(0, receiver.indexOf(':')));
        return carriers.get().stream()
                .filter(carrier -> carrier.kind().equals(kind))
                .findFirst();
    }

    private void leave(String receiver, UUID token, Duration pause) {
        rows.rest(receiver, token, new Rest(true, pause, false, null));
        held.remove(receiver, token);
    }

    private Answer answer(@Nullable Answer answer, @Nullable Throwable unreadable) {
        if (answer != null) {
            answers.worked();
            return answer;
        }
        Throwable failure = unreadable == null ? new IllegalStateException("no answer") : unreadable;
        answers.failed(failure);
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return new Away(cause.getClass().getSimpleName(), true, null);
    }

    private void finish(Exchanged exchange, Answer answer) {
        Rest rest = answer instanceof Heard heard
                ? outcomes.heard(exchange, heard)
                : outcomes.away(exchange, (Away) answer);
        if (!rest.leave()) {
            next(exchange.receiver(), exchange.lease());
            return;
        }
        held.remove(exchange.receiver(), exchange.lease());
        if (!rest.pause().isZero()) {
            wakeIn(rest.pause());
        } else {
            soon();
        }
    }

    /** The database may be away: what is not written down is told again when the lease ends. */
    private void later(String receiver, UUID token, Runnable work) {
        try {
            threads.execute(() -> {
                if (!ErrorBoundary.run(failures, receiver, work)) {
                    held.remove(receiver, token);
                }
            });
        } catch (RejectedExecutionException stopping) {
            held.remove(receiver, token);
        }
    }

    /** What is on its way may arrive or not: the same once more does no harm. */
    @Override
    public void stop() {
        super.stop();
        held.forEach((receiver, token) -> ErrorBoundary.run(failures, () -> rows.rest(receiver, token, Rest.NOTHING)));
        held.clear();
    }
}
