package finme.dispatch.inbox;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.AttemptResult.Retryable;
import finme.dispatch.answer.Heard;
import finme.dispatch.model.Dispatch;
import finme.dispatch.node.DispatchSettings;
import finme.dispatch.store.Dispatches;
import finme.fdforge.DatabaseClock;
import finme.partner.Partner;
import finme.partner.Partner.OnDoubt;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** Decides whether a partner that gave nothing usable is asked again, and when. */
@Component
class Retries {
    private static final int DEFAULT_ATTEMPTS = 3;
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
    Optional<Heard> heard(Dispatch dispatch, AttemptResult result) {
        if (!(result instanceof Retryable again)) {
            return Optional.of(new Heard(dispatch, result));
        }
        Partner partner =
                partners.find(dispatch.partner()).map(Versioned::value).orElse(null);
        if (partner != null && partner.request().onDoubt() == OnDoubt.WAIT && Retryable.inDoubt(again.reasonCode())) {
            return Optional.of(new Heard(dispatch, AttemptResult.doubt(partner, again.raw())));
        }
        int attempts = partner == null ? DEFAULT_ATTEMPTS : partner.request().attempts();
        Duration pause = pause(dispatch.attempt(), again);
        boolean inTime = clock.now().plus(pause).isBefore(dispatch.decideBy());
        if (dispatch.attempt() < attempts && inTime) {
            dispatches.retryLater(dispatch.id(), dispatch.attempt(), again.reasonCode(), pause);
            return Optional.empty();
        }
        return Optional.of(new Heard(dispatch, again.exhausted()));
    }

    /** Doubles with each attempt, half of it by chance; never shorter than the partner asked for. */
    private Duration pause(int attempt, Retryable again) {
        long most = Math.min(LONGEST_BACKOFF.toMillis(), backoff.toMillis() << Math.min(attempt - 1, 10));
        Duration own = Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
        return again.after() == null || again.after().compareTo(own) < 0 ? own : again.after();
    }
}
