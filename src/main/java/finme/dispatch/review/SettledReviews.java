package finme.dispatch.review;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.OfferReviews;
import finme.dispatch.Outcome;
import finme.dispatch.Reason;
import finme.dispatch.answer.Answer;
import finme.dispatch.answer.AttemptResult.Answered;
import finme.dispatch.answer.Heard;
import finme.dispatch.answer.PartnerWords;
import finme.dispatch.applying.Answers;
import finme.dispatch.applying.SealedAnswers;
import finme.dispatch.eligibility.Eligibility;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.Reasons;
import finme.dispatch.store.Dispatches;
import finme.dispatch.store.ReviewRows;
import finme.dispatch.terms.Terms;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Problem;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import finme.partner.Partner.OnDoubt;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Alone on its application, as whoever moves it. */
@Service
class SettledReviews implements OfferReviews {
    private final LoanDesk loans;
    private final ReviewRows rows;
    private final Dispatches dispatches;
    private final SealedAnswers safe;
    private final Answers answers;
    private final Catalogue<Partner> partners;
    private final Ledger ledger;

    SettledReviews(
            LoanDesk loans,
            ReviewRows rows,
            Dispatches dispatches,
            SealedAnswers safe,
            Answers answers,
            Catalogue<Partner> partners,
            Ledger ledger) {
        this.loans = loans;
        this.rows = rows;
        this.dispatches = dispatches;
        this.safe = safe;
        this.answers = answers;
        this.partners = partners;
        this.ledger = ledger;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Review> of(UUID application) {
        LoanApplication loan = loans.find(application).orElseThrow(() -> Problem.notFound("This application"));
        return dispatches.of(application).stream()
                .filter(dispatch -> dispatch.outcomes().underReview())
                .map(dispatch -> review(dispatch, safe.open(loan.borrower(), dispatch)))
                .toList();
    }

    private Review review(Dispatch dispatch, @Nullable PartnerWords words) {
        String code = Objects.requireNonNullElse(dispatch.reasonCode(), "under_review");
        return new Review(
                dispatch.id(),
                dispatch.partner(),
                new Reason(code, Objects.requireNonNullElse(Reasons.text(code), "The answer was not understood.")),
                words == null ? null : words.word(),
                words == null
                        ? List.of()
                        : words.doubts().stream().map(Doubts::shown).toList(),
                words == null ? List.of() : words.offers(),
                isRepeatable(partner(dispatch)),
                dispatch.createdAt(),
                dispatch.outcomes().awaited() ? null : dispatch.decideBy());
    }

    @Override
    public List<Waiting> waiting(int limit) {
        return rows.waiting(limit);
    }

    @Override
    @Transactional
    public void offered(UUID application, UUID id, List<Map<String, Object>> offers, By by) {
        LoanApplication loan = loans.lock(application);
        Dispatch dispatch = underReview(application, id);
        insistOnOpen(loan);
        List<Terms> terms = Doubts.settled(
                Objects.requireNonNull(loan.amount(), "nobody was asked for an incomplete application"), offers);
        settle(loan, dispatch, new Answer(Outcome.OFFERED, null, terms, dispatch.price(), words(loan, dispatch)), by);
    }

    @Override
    @Transactional
    public void declined(UUID application, UUID id, By by) {
        LoanApplication loan = loans.lock(application);
        Dispatch dispatch = underReview(application, id);
        String reason = "declined_in_review";
        settle(
                loan,
                dispatch,
                new Answer(Outcome.DECLINED, reason, List.of(), dispatch.price(), words(loan, dispatch)),
                by);
    }

    @Override
    @Transactional
    public void askAgain(UUID application, UUID id, By by) {
        LoanApplication loan = loans.lock(application);
        Dispatch dispatch = underReview(application, id);
        insistOnOpen(loan);
        Partner partner = partner(dispatch);
        if (partner == null || !isRepeatable(partner)) {
            throw Problem.conflict("not_repeatable", "The partner would take a repeat for a second application.");
        }
        if (Eligibility.takesNothing(partner)) {
            throw Problem.conflict("partner_paused", "The partner is paused; nothing is sent to it.");
        }
        rows.askAgain(id, partner.answerWithin());
        note(loan, dispatch, "ASK_AGAIN", by);
    }

    private void settle(LoanApplication loan, Dispatch dispatch, Answer answer, By by) {
        note(loan, dispatch, answer.outcome().name(), by);
        answers.apply(Heard.of(dispatch, new Answered(answer)));
    }

    /** What it said stays, without what nobody could read of it. */
    private PartnerWords words(LoanApplication loan, Dispatch dispatch) {
        PartnerWords said = safe.open(loan.borrower(), dispatch);
        return said == null
                ? new PartnerWords(null, null, null, List.of(), null)
                : new PartnerWords(null, said.reference(), said.reason(), said.needs(), said.raw()).coded(said.code());
    }

    private Dispatch underReview(UUID application, UUID id) {
        return dispatches.of(application).stream()
                .filter(dispatch ->
                        dispatch.id().equals(id) && dispatch.outcomes().underReview())
                .findFirst()
                .orElseThrow(() -> Problem.notFound("An answer under review"));
    }

    private static void insistOnOpen(LoanApplication loan) {
        if (loan.status() != ApplicationStatus.WITH_PARTNERS && loan.status() != ApplicationStatus.OFFERED) {
            throw Problem.conflict(
                    "too_late", "Nobody waits for offers any more; the status is " + loan.status() + ".");
        }
    }

    private @Nullable Partner partner(Dispatch dispatch) {
        return partners.find(dispatch.partner()).map(Versioned::value).orElse(null);
    }

    private static boolean isRepeatable(@Nullable Partner partner) {
        return partner != null && partner.request().onDoubt() == OnDoubt.ASK_AGAIN;
    }

    private void note(LoanApplication loan, Dispatch dispatch, String decision, By by) {
        Map<String, Object> details = Map.of(
                "partner",
                dispatch.partner(),
                "decision",
                decision,
                "reason",
                by.basis().name(),
                "role",
                by.role());
        ledger.append(Change.of("application", loan.id(), loan.version(), "review_settled", by.actor(), details));
    }
}
