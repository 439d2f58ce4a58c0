package finme.delivery.state;

import finme.delivery.StateCarrier.Away;
import finme.delivery.StateCarrier.Heard;
import finme.delivery.StateCarrier.Terms;
import finme.delivery.States.Subject;
import finme.delivery.state.StateRows.Rest;
import finme.delivery.state.StateRows.Told;
import finme.work.FailureLog;
import finme.work.TogetherElseAlone;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What follows from a receiver's answer: who is confirmed, who is told again and when, and how much goes out next time. */
@Component
class StateOutcomes {
    private static final Logger LOG = LoggerFactory.getLogger(StateOutcomes.class);

    private final StateRows rows;
    private final TransactionTemplate transaction;
    private final FailureLog together = new FailureLog(LOG, "What a receiver confirmed goes on one by one");
    private final FailureLog alone = new FailureLog(LOG, "Something can't go on after a receiver confirmed it");

    StateOutcomes(StateRows rows, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** One exchange. @param millis that it took */
    record Exchanged(String receiver, UUID lease, List<Told> sent, StateGate gate, Terms terms, long millis) {
        boolean fillsItsBatch() {
            return sent.size() >= gate.size(terms.batch());
        }

        /** What is left of the time that so many take at the receiver's rate. */
        Duration toItsRate() {
            BigDecimal rate = terms.perSecond();
            if (rate == null) {
                return Duration.ZERO;
            }
            long due = BigDecimal.valueOf(sent.size() * 1000L)
                    .divide(rate, RoundingMode.CEILING)
                    .longValue();
            return Duration.ofMillis(Math.max(0, due - millis));
        }
    }

    /** @return how the receiver is to be left; written down already when it is left */
    Rest heard(Exchanged exchange, Heard heard) {
        StateGate gate = exchange.gate();
        if (gate.isFailing()) {
            LOG.info("{} takes records again", exchange.receiver());
        }
        boolean more = exchange.fillsItsBatch();
        gate.heard();
        List<Told> taken = exchange.sent().stream()
                .filter(told -> !heard.faults().containsKey(told.subject()))
                .toList();
        List<Told> refused = exchange.sent().stream()
                .filter(told -> heard.faults().containsKey(told.subject()))
                .toList();
        Duration rate = exchange.toItsRate();
        String fault =
                refused.isEmpty() ? null : heard.faults().get(refused.get(0).subject());
        Rest rest = new Rest(!more || !rate.isZero(), rate, !taken.isEmpty(), fault);
        Runnable settle = () -> {
            fail(exchange, refused, told -> heard.faults().getOrDefault(told.subject(), "refused"));
            if (!refused.isEmpty()) {
                heard.settled().refused(heard.faults());
            }
            rows.rest(exchange.receiver(), exchange.lease(), rest);
        };
        AtomicBoolean settled = new AtomicBoolean();
        TogetherElseAlone.run(
                together,
                taken,
                all -> {
                    transaction.executeWithoutResult(open -> {
                        confirm(exchange, heard, all);
                        settle.run();
                    });
                    settled.set(true);
                },
                one -> confirmAlone(exchange, heard, one));
        if (!settled.get()) {
            transaction.executeWithoutResult(open -> settle.run());
        }
        return rest;
    }

    private void confirm(Exchanged exchange, Heard heard, List<Told> taken) {
        List<Subject> unchanged = rows.confirm(exchange.receiver(), taken);
        heard.settled().taken(taken.stream().map(Told::subject).toList(), unchanged);
    }

    private void confirmAlone(Exchanged exchange, Heard heard, Told one) {
        try {
            transaction.executeWithoutResult(open -> confirm(exchange, heard, List.of(one)));
        } catch (RuntimeException failure) {
            alone.failed(one.subject(), failure);
            String words = failure.getClass().getSimpleName();
            transaction.executeWithoutResult(open -> fail(exchange, List.of(one), told -> words));
            return;
        }
        alone.worked();
    }

    Rest away(Exchanged exchange, Away away) {
        StateGate gate = exchange.gate();
        if (away.choked() && exchange.sent().size() > 1) {
            gate.narrow(exchange.sent().size());
            return new Rest(false, Duration.ZERO, false, null);
        }
        if (!gate.isFailing()) {
            LOG.info("{} does not take records ({}); they wait", exchange.receiver(), away.error());
        }
        Duration pause = gate.away(exchange.terms().longestPause());
        Duration asked = away.retryAfter();
        Rest rest = new Rest(true, asked != null && asked.compareTo(pause) > 0 ? asked : pause, false, away.error());
        transaction.executeWithoutResult(open -> {
            if (away.choked()) {
                fail(exchange, exchange.sent(), told -> away.error());
            }
            rows.rest(exchange.receiver(), exchange.lease(), rest);
        });
        return rest;
    }

    private void fail(Exchanged exchange, List<Told> failed, Function<Told, String> error) {
        if (!failed.isEmpty()) {
            Duration longest = exchange.terms().longestPause();
            rows.fail(exchange.receiver(), failed, error, told -> StateGate.pause(told.attempts() + 1, longest));
        }
    }
}
