package finme.dispatch.explain;

import finme.dispatch.DispatchLog;
import finme.dispatch.Exchange;
import finme.dispatch.Reason;
import finme.dispatch.RoutingExplanation;
import finme.dispatch.answer.PartnerWords;
import finme.dispatch.applying.SealedAnswers;
import finme.dispatch.model.Delivery;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.InboxItem;
import finme.dispatch.model.Offer;
import finme.dispatch.model.Reasons;
import finme.dispatch.model.Round;
import finme.dispatch.store.Dispatches;
import finme.dispatch.store.Inbox;
import finme.dispatch.store.Offers;
import finme.dispatch.store.Rounds;
import finme.fdforge.DatabaseClock;
import finme.kernel.Cursor;
import finme.kernel.Problem;
import finme.kernel.Slice;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class StoredDispatchLog implements DispatchLog {
    private static final Set<InboxItem.State> FOR_A_PERSON = EnumSet.of(
            InboxItem.State.CONFLICT,
            InboxItem.State.UNMAPPABLE,
            InboxItem.State.UNKNOWN_REFERENCE,
            InboxItem.State.TO_APPLY);

    private final Rounds rounds;
    private final Dispatches dispatches;
    private final Offers offers;
    private final Inbox inbox;
    private final LoanDesk loans;
    private final SealedAnswers safe;
    private final DatabaseClock clock;

    StoredDispatchLog(
            Rounds rounds,
            Dispatches dispatches,
            Offers offers,
            Inbox inbox,
            LoanDesk loans,
            SealedAnswers safe,
            DatabaseClock clock) {
        this.rounds = rounds;
        this.dispatches = dispatches;
        this.offers = offers;
        this.inbox = inbox;
        this.loans = loans;
        this.safe = safe;
        this.clock = clock;
    }

    @Override
    public Optional<RoutingExplanation> routing(UUID application) {
        List<Round> all = rounds.of(application);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        LoanApplication loan = loan(application);
        Explainer explainer = new Explainer(
                loan.status(),
                dispatches.of(application),
                dispatch -> safe.open(loan.borrower(), dispatch),
                clock.now());
        return Optional.of(explainer.explain(all));
    }

    @Override
    public List<Sent> dispatches(UUID application) {
        UUID borrower = loan(application).borrower();
        return dispatches.of(application).stream()
                .map(dispatch -> sent(dispatch, safe.open(borrower, dispatch)))
                .toList();
    }

    @Override
    public List<Offered> offers(UUID application) {
        UUID borrower = loan(application).borrower();
        return offers.standing(List.of(application)).stream()
                .map(offer -> offered(offer, safe.openUrl(borrower, offer)))
                .toList();
    }

    @Override
    public Map<UUID, List<Sent>> dispatches(Collection<UUID> applications) {
        return dispatches.of(applications).stream()
                .collect(Collectors.groupingBy(
                        Dispatch::application,
                        Collectors.mapping(dispatch -> sent(dispatch, null), Collectors.toList())));
    }

    @Override
    public Map<UUID, List<Offered>> offers(Collection<UUID> applications) {
        return offers.standing(applications).stream()
                .collect(Collectors.groupingBy(
                        Offer::application, Collectors.mapping(offer -> offered(offer, null), Collectors.toList())));
    }

    @Override
    public Map<UUID, String> marks(Collection<UUID> applications) {
        return dispatches.marks(applications);
    }

    @Override
    public boolean wasEverAsked(String partner) {
        return dispatches.wasEverAsked(partner);
    }

    @Override
    public Slice<Received> inbox(
            @Nullable String state, @Nullable UUID application, @Nullable String cursor, int limit) {
        Set<InboxItem.State> wanted = application == null ? FOR_A_PERSON : EnumSet.allOf(InboxItem.State.class);
        UUID before = Cursor.id(cursor);
        try {
            wanted = state == null ? wanted : Set.of(InboxItem.State.valueOf(state.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("/state", "invalid_state", "Must be one of the states of a callback.");
        }
        List<InboxItem> found = inbox.list(wanted, application, before, limit + 1);
        List<InboxItem> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? page.get(limit - 1).id().toString() : null;
        return new Slice<>(page.stream().map(StoredDispatchLog::received).toList(), next);
    }

    @Override
    public Optional<Exchange> exchange(UUID application, UUID dispatch) {
        UUID borrower = loan(application).borrower();
        return dispatches.of(application).stream()
                .filter(each -> each.id().equals(dispatch))
                .findFirst()
                .map(each -> safe.open(borrower, each))
                .map(PartnerWords::exchange);
    }

    @Override
    public List<Received> callbacks(UUID application, String partner, int limit) {
        return inbox.of(application, partner, limit).stream()
                .map(StoredDispatchLog::received)
                .toList();
    }

    private LoanApplication loan(UUID application) {
        return loans.find(application).orElseThrow(() -> Problem.notFound("The application"));
    }

    private static Sent sent(Dispatch d, @Nullable PartnerWords words) {
        boolean silent = d.outcome() == null && d.reasonCode() == null;
        return new Sent(
                d.id(),
                d.partner(),
                d.partnerVersion(),
                d.round(),
                d.wave(),
                d.state().name(),
                d.outcome(),
                silent ? null : OutcomeReasons.of(d, words),
                d.outcomes().conflict(),
                d.winner(),
                d.attempt(),
                d.createdAt(),
                d.state() == Delivery.State.CLOSED ? null : d.decideBy(),
                d.decidedAt(),
                words == null ? List.of() : words.needs());
    }

    private static Offered offered(Offer offer, @Nullable String url) {
        return new Offered(
                offer.id(),
                offer.partner(),
                offer.amount(),
                offer.currency(),
                offer.termMonths(),
                offer.apr(),
                offer.monthlyPayment(),
                offer.totalPayable(),
                offer.certainty(),
                url,
                offer.expiresAt(),
                offer.winner());
    }

    private static Received received(InboxItem item) {
        String code = item.reason();
        return new Received(
                item.id(),
                item.partner(),
                item.event(),
                item.application(),
                item.state().name(),
                item.outcome(),
                code == null ? null : new Reason(code, Reasons.text(code)),
                Objects.requireNonNullElse(item.receivedAt(), Instant.EPOCH));
    }
}
