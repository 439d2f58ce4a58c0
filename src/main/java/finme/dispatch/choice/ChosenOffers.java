package finme.dispatch.choice;

import finme.dispatch.OfferDesk;
import finme.dispatch.model.Offer;
import finme.dispatch.store.Offers;
import finme.fdforge.DatabaseClock;
import finme.kernel.Problem;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Alone on its application, as whoever moves it. */
@Service
class ChosenOffers implements OfferDesk {
    private static final String DECLINED = "offers_declined";

    private final LoanDesk loans;
    private final Offers offers;
    private final Choices choices;
    private final ChoiceFollowUp followUp;
    private final DatabaseClock clock;

    ChosenOffers(LoanDesk loans, Offers offers, Choices choices, ChoiceFollowUp followUp, DatabaseClock clock) {
        this.loans = loans;
        this.offers = offers;
        this.choices = choices;
        this.followUp = followUp;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void accept(UUID application, UUID id, String actor) {
        LoanApplication loan = loans.lock(application);
        Optional<Choice> before = choices.find(application);
        if (before.isPresent()) {
            insistOnSame(before.get(), id);
            return;
        }
        Offer offer = standing(application, id);
        insistOnOpen(loan);
        if (offer.expiresAt() != null && offer.expiresAt().isBefore(clock.now())) {
            throw Problem.conflict("offer_expired", "This offer has expired; choose another one.");
        }
        choices.add(offer, actor);
        followUp.accepted(loan, offer, actor);
    }

    private static void insistOnSame(Choice before, UUID id) {
        if (!before.offer().equals(id)) {
            throw Problem.conflict("other_chosen", "Another offer was accepted before.");
        }
    }

    private static void insistOnOpen(LoanApplication loan) {
        if (loan.status() != ApplicationStatus.OFFERED && loan.status() != ApplicationStatus.WITH_PARTNERS) {
            throw tooLate(loan);
        }
    }

    private static Problem tooLate(LoanApplication loan) {
        return Problem.conflict("too_late", "Nothing can be chosen any more; the status is " + loan.status() + ".");
    }

    /** Of another application it is as unknown as one that never was. */
    private Offer standing(UUID application, UUID id) {
        return offers.standing(List.of(application)).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> offers.exists(application, id)
                        ? Problem.conflict("offer_gone", "The lender has taken this offer back.")
                        : Problem.notFound("This offer"));
    }

    @Override
    @Transactional
    public void decline(UUID application, String actor) {
        LoanApplication loan = loans.lock(application);
        if (loan.status() == ApplicationStatus.UNPLACED && DECLINED.equals(loan.statusReason())) {
            return;
        }
        if (loan.status() != ApplicationStatus.OFFERED) {
            throw tooLate(loan);
        }
        followUp.declined(loan, actor);
    }

    @Override
    @Transactional
    public Optional<String> follow(UUID application, UUID id, String actor) {
        LoanApplication loan = loans.lock(application);
        Optional<Offer> offer = offers.standing(List.of(application)).stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
        Optional<String> address = offer.flatMap(each -> followUp.address(loan, each));
        if (address.isPresent()) {
            choices.followed(application, id);
            followUp.followed(loan, offer.orElseThrow(), actor);
        }
        return address;
    }

    @Override
    public Map<UUID, Choice> choices(Collection<UUID> applications) {
        return choices.of(applications);
    }
}
