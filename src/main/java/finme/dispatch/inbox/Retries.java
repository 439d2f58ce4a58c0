package finme.dispatch.inbox;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.AttemptResult.Retryable;
import finme.dispatch.model.Dispatch;
import finme.dispatch.node.DispatchSettings;
import finme.dispatch.rule.NextStep;
import finme.dispatch.rule.NextStep.Close;
import finme.dispatch.rule.NextStep.Retry;
import finme.dispatch.rule.Situation;
import finme.dispatch.store.Dispatches;
import finme.fdforge.DatabaseClock;
import finme.partner.Partner;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** Asks a partner that gave nothing usable again, or not, as {@link NextStep} says. */
@Component
class Retries {
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

    private final Dispatches dispatches;
    private final Catalogue<Partner> partners;
    private final DatabaseClock clock;
    private final Duration backoff;

    Retries(Dispatches dispatches, Catalogue<Partner> partners, DatabaseClock clock, DispatchSettings settings) {
        this.dispatches = dispatches;
        this.partners = partners;
        this.clock = clock;
        this.backoff = settings.backoff();
    }

    /** @return what is to be applied; empty when it will be asked again */
    Optional<AttemptResult> heard(Dispatch dispatch, AttemptResult result) {
        if (!(result instanceof Retryable retryable)) {
            return Optional.of(result);
        }
        Partner partner =
                partners.find(dispatch.partner()).map(Versioned::value).orElse(null);
        Duration pause = pause(dispatch.attempt(), retryable);
        NextStep next = NextStep.of(new Situation.Ended(dispatch, result, pause, clock.now()), partner);
        if (next instanceof Retry retry) {
            dispatches.retryLater(dispatch.id(), dispatch.attempt(), retry.reasonCode(), retry.pause());
            return Optional.empty();
        }
        return Optional.of(((Close) next).result());
    }

    /** Doubles with each attempt, half of it by chance; never shorter than the partner asked for. */
    private Duration pause(int attempt, Retryable again) {
        long most = Math.min(LONGEST_BACKOFF.toMillis(), backoff.toMillis() << Math.min(attempt - 1, 10));
        Duration own = Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
        return again.after() == null || again.after().compareTo(own) < 0 ? own : again.after();
    }
}
