package finme.crm.reconcile;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.crm.Crm;
import finme.crm.CrmLoads.State;
import finme.crm.CrmReconciliations.Report;
import finme.crm.connector.CrmConnectors;
import finme.crm.connector.CrmResult;
import finme.crm.connector.CrmResult.Away;
import finme.crm.connector.CrmResult.Said;
import finme.crm.reconcile.ReconciliationRows.Turn;
import finme.crm.reconcile.TheirRecords.Spot;
import finme.crm.standing.Runs;
import finme.crm.walk.Steps;
import finme.crm.walk.Steps.Step;
import finme.delivery.States;
import finme.work.ErrorBoundary;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks through everything a CRM is to have, step by step: reads a few records there, compares them, goes on where it
 * stopped. Its threads wait for the database only; a step whose node dies is made again when its lease ends.
 */
@Component
class Reconciler extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int MOST = 50;
    /** So many may wait to be told: what is repaired goes out before more is looked for. */
    private static final long AHEAD = 2_000;

    private final Catalogue<Crm> crms;
    private final CrmConnectors connectors;
    private final ReconciliationRows rows;
    private final Steps steps;
    private final Comparison comparison;
    private final TheirRecords their;
    private final States states;
    private final Runs runs;
    private final TransactionTemplate transaction;
    private final FailureLog failures = new FailureLog(LOG, "A step of a reconciliation is made again");
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread named = new Thread(work, "crm-reconciler-db");
        named.setDaemon(true);
        return named;
    });

    Reconciler(
            Catalogue<Crm> crms,
            CrmConnectors connectors,
            ReconciliationRows rows,
            Steps steps,
            Comparison comparison,
            TheirRecords their,
            States states,
            Runs runs,
            PlatformTransactionManager transactions) {
        super("crm-reconciler", Duration.ofMillis(500), new FailureLog(LOG, "Reconciliations go on soon"));
        this.crms = crms;
        this.connectors = connectors;
        this.rows = rows;
        this.steps = steps;
        this.comparison = comparison;
        this.their = their;
        this.states = states;
        this.runs = runs;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    protected void work() {
        List<Turn> claimed = rows.claim(LEASE);
        List<Turn> going =
                runs.goingOn(claimed, Turn::id, Turn::inProcess, turn -> rows.set(turn.id(), State.CANCELLED));
        claimed.stream().filter(turn -> !going.contains(turn)).forEach(turn -> rows.again(turn, null, SOON));
        going.forEach(this::next);
    }

    private void next(Turn turn) {
        Crm crm = crms.find(turn.crm()).map(Versioned::value).orElse(null);
        if (crm == null
                || crm.state() != Crm.State.ACTIVE
                || !connectors.reach(crm)
                || states.standing(crm.receiver()).all() >= AHEAD) {
            rows.again(turn, null, SOON);
            return;
        }
        Spot spot = TheirRecords.at(turn.place());
        if (spot != null) {
            int size = spot.size(turn.failures());
            their.ask(crm, spot, size)
                    .whenComplete((answer, failure) -> later(() -> hear(
                            crm,
                            turn,
                            answer,
                            failure,
                            page -> {
                                TheirRecords.Seen seen = their.look(crm, spot, page);
                                return new Walked(
                                        0, page.items().size(), Report.unlinked(seen.unlinked()), seen.next());
                            },
                            size > 1 ? null : new Walked(0, 1, Report.failed(1), TheirRecords.past(crm, spot)))));
            return;
        }
        Step step = steps.at(crm, turn.place(), turn.failures() > 0 ? 1 : connectors.read(crm, MOST));
        int records = step.subjects().size();
        String next = step.next() == null ? TheirRecords.next(crm, null) : step.next();
        connectors
                .read(crm, step.subjects())
                .whenComplete((answer, failure) -> later(() -> hear(
                        crm,
                        turn,
                        answer,
                        failure,
                        readings -> new Walked(step.applications(), records, comparison.of(crm, readings), next),
                        new Walked(step.applications(), records, Report.failed(records), next))));
    }

    /** What a step came to. @param next where to go on; null: that was all */
    private record Walked(
            int applications,
            int records,
            Report found,
            @Nullable String next) {}

    /** @param past what is left out when it stands alone and can't be read: the rest can; null: it does not stand alone */
    private <T> void hear(
            Crm crm,
            Turn turn,
            @Nullable CrmResult<T> answer,
            @Nullable Throwable failure,
            Function<T, Walked> walk,
            @Nullable Walked past) {
        if (answer instanceof Said<T> said) {
            walked(crm, turn, () -> walk.apply(said.answer()));
            wake();
        } else if (past != null && turn.failures() > 0 && (!(answer instanceof Away<T> away) || away.choked())) {
            walked(crm, turn, () -> past);
        } else if (answer instanceof Away<T> away) {
            Duration pause = backOff(turn.failures());
            rows.again(
                    turn,
                    away.error(),
                    away.retryAfter() == null || pause.compareTo(away.retryAfter()) > 0 ? pause : away.retryAfter());
        } else {
            rows.again(
                    turn, failure == null ? "no answer" : failure.getClass().getSimpleName(), backOff(turn.failures()));
        }
    }

    private void walked(Crm crm, Turn turn, Supplier<Walked> step) {
        transaction.executeWithoutResult(open -> {
            if (rows.holds(turn)) {
                Walked walked = step.get();
                if (walked.next() == null) {
                    runs.ended(turn.id());
                }
                rows.walked(turn, walked.applications(), walked.found(), walked.next(), pause(crm, walked.records()));
            }
        });
    }

    /** Reading counts as telling does. */
    private static Duration pause(Crm crm, int records) {
        BigDecimal rate = crm.perSecond();
        return rate == null
                ? Duration.ZERO
                : Duration.ofMillis(BigDecimal.valueOf(records * 1000L)
                        .divide(rate, 0, RoundingMode.CEILING)
                        .longValue());
    }

    private static Duration backOff(int failures) {
        Duration pause = SOON.multipliedBy(1L << Math.min(failures, 10));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    private void later(Runnable work) {
        try {
            thread.execute(() -> ErrorBoundary.run(failures, work));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("stopping: the step is made again when its lease ends");
        }
    }
}
