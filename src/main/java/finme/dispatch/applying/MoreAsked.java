package finme.dispatch.applying;

import finme.dispatch.MoreNeeded;
import finme.dispatch.Outcome;
import finme.dispatch.answer.Answer;
import finme.dispatch.model.Dispatch;
import finme.dispatch.node.DispatchSettings;
import finme.fdforge.DatabaseClock;
import finme.loan.LoanApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** A partner asks the borrower for more: they hear of it, and the partner is waited for longer. */
@Component
class MoreAsked {
    private final ApplicationEventPublisher events;
    private final DispatchSettings settings;
    private final DatabaseClock clock;

    MoreAsked(ApplicationEventPublisher events, DispatchSettings settings, DatabaseClock clock) {
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param heard the dispatch as it stands since the answer */
    Dispatch of(LoanApplication loan, Answer answer, Dispatch heard) {
        boolean waits =
                answer.outcome() == Outcome.MORE_NEEDED && !heard.outcomes().closed();
        if (!waits || loan.status().isFinal()) {
            return heard;
        }
        events.publishEvent(new MoreNeeded(
                loan.id(),
                loan.borrower(),
                heard.id(),
                heard.partner(),
                answer.words().needs()));
        return heard.until(clock.now().plus(settings.borrowerTime()));
    }
}
