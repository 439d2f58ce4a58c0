package finme.dispatch.applying;

import finme.dispatch.DispatchProcess;
import finme.dispatch.DispatchProcess.RoundDecided;
import finme.dispatch.LoanFact;
import finme.dispatch.Outcome;
import finme.dispatch.answer.Answer;
import finme.dispatch.applying.Answers.Spoken;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.Offer;
import finme.dispatch.store.Offers;
import finme.dispatch.terms.Sum;
import finme.kernel.Money;
import finme.loan.ApplicationStatus;
import finme.loan.LoanDesk;
import finme.loan.LoanProcess;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Moves the application along when a partner reports that the loan went on: also when reports in between got lost. */
@Component
class Progress {
    private static final Set<Outcome> HOW_FAR =
            EnumSet.of(Outcome.ACCEPTED, Outcome.SIGNED, Outcome.FUNDED, Outcome.RETURNED, Outcome.CANCELLED);

    private final LoanDesk loans;
    private final LoanProcess process;
    private final DispatchProcess dispatch;
    private final Offers offers;
    private final ApplicationEventPublisher events;

    Progress(
            LoanDesk loans,
            LoanProcess process,
            DispatchProcess dispatch,
            Offers offers,
            ApplicationEventPublisher events) {
        this.offers = offers;
        this.events = events;
        this.loans = loans;
        this.process = process;
        this.dispatch = dispatch;
    }

    void follow(Spoken spoken) {
        tell(spoken);
        follow(spoken.heard());
    }

    /** @param heard as it stands since the partner spoke */
    void follow(Dispatch heard) {
        ApplicationStatus target = target(heard.outcome());
        ApplicationStatus before = null;
        while (target != null) {
            ApplicationStatus status = loans.lock(heard.application()).status();
            if (status == before || status.isFinal() || status.compareTo(target) >= 0) {
                return;
            }
            before = status;
            step(status, heard);
        }
    }

    /** Whoever keeps books hears of it before the application moves on. */
    private void tell(Spoken spoken) {
        Dispatch heard = spoken.heard();
        Answer answer = spoken.answer();
        if (!HOW_FAR.contains(answer.outcome()) || heard.test()) {
            return;
        }
        Sum told = answer.amount();
        Money agreed = told == null ? agreed(heard) : null;
        Money asked = Objects.requireNonNull(spoken.loan().amount(), "nobody was asked for an incomplete application");
        events.publishEvent(new LoanFact(
                heard.application(),
                spoken.loan().reference(),
                heard.id(),
                heard.partner(),
                answer.outcome(),
                told != null
                        ? new Money(told.value(), Objects.requireNonNullElse(told.currency(), asked.currency()))
                        : Objects.requireNonNullElse(agreed, asked),
                told != null,
                spoken.effect() == Answers.Effect.CONFLICT && answer.outcome() != Outcome.RETURNED));
    }

    private @Nullable Money agreed(Dispatch heard) {
        return offers.agreed(heard.application(), heard.id())
                .map(offer -> new Money(offer.amount(), offer.currency()))
                .orElse(null);
    }

    private static @Nullable ApplicationStatus target(@Nullable Outcome outcome) {
        if (outcome == Outcome.ACCEPTED) {
            return ApplicationStatus.ACCEPTED;
        }
        if (outcome == Outcome.SIGNED) {
            return ApplicationStatus.SIGNED;
        }
        return outcome == Outcome.FUNDED ? ApplicationStatus.FUNDED : null;
    }

    private void step(ApplicationStatus status, Dispatch heard) {
        UUID application = heard.application();
        switch (status) {
            case WITH_PARTNERS -> dispatch.partnersAnswered(List.of(new RoundDecided(application, true)));
            case OFFERED -> process.offerChosen(application, offer(heard));
            case ACCEPTED -> process.contractSigned(application);
            case SIGNED -> process.loanFunded(application);
            default -> {}
        }
    }

    /** A partner speaks of a case, not of one of its offers: the first stands for them. */
    private static UUID offer(Dispatch heard) {
        return Offer.id(heard.id(), 0);
    }
}
