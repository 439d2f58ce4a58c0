package finme.gateway.server.cases;

import finme.dispatch.DispatchLog;
import finme.dispatch.DispatchLog.Sent;
import finme.dispatch.OfferDesk;
import finme.dispatch.OfferDesk.Choice;
import finme.dispatch.Outcome;
import finme.gateway.BorrowerCases.CaseView;
import finme.gateway.BorrowerCases.PartnerState;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a borrower may see of a case. No reason codes of lenders, no case of anybody else. */
@Component
class CaseViews {
    /** The lender has a contract, so this is the offer it is about. */
    private static final Set<Outcome> BINDS = Set.of(Outcome.SIGNED, Outcome.FUNDED);

    private final DispatchLog dispatches;
    private final OfferDesk choices;
    private final CaseWords words;
    private final CaseTasks tasks;
    private final CaseReceipts receipts;
    private final CaseMarks marks;
    private final SecondChance chance;

    CaseViews(
            DispatchLog dispatches,
            OfferDesk choices,
            CaseWords words,
            CaseTasks tasks,
            CaseReceipts receipts,
            CaseMarks marks,
            SecondChance chance) {
        this.chance = chance;
        this.dispatches = dispatches;
        this.choices = choices;
        this.words = words;
        this.tasks = tasks;
        this.receipts = receipts;
        this.marks = marks;
    }

    CaseView view(LoanApplication loan, String language) {
        UUID id = loan.id();
        String mark = marks.of(Set.of(id)).getOrDefault(id, "");
        List<Sent> sent = dispatches.dispatches(Set.of(id)).getOrDefault(id, List.of());
        List<DispatchLog.Offered> offers = dispatches.offers(id);
        return new CaseView(
                id,
                loan.reference(),
                loan.status().name(),
                loan.since(),
                loan.status().isFinal(),
                loan.product(),
                words.product(loan.product(), language),
                loan.amount(),
                loan.termMonths(),
                asked(sent),
                offers.stream().map(words::offer).toList(),
                chosen(id, sent, offers),
                tasks.of(loan, language),
                loan.status() == ApplicationStatus.WITHDRAWN ? receipts.of(id) : List.of(),
                words.steps(loan, sent),
                mark,
                chance.isOpen(loan));
    }

    /** Each partner once, as it stands after its last dispatch. */
    private List<PartnerState> asked(List<Sent> sent) {
        Map<String, PartnerState> states = new LinkedHashMap<>();
        for (Sent each : sent) {
            Instant since = each.decidedAt() == null ? each.sentAt() : each.decidedAt();
            states.put(each.partner(), new PartnerState(words.partner(each.partner()), state(each), since));
        }
        return List.copyOf(states.values());
    }

    private static String state(Sent sent) {
        if (sent.outcome() != null) {
            return sent.outcome().name();
        }
        return sent.attempts() == 0 ? "READY" : "SENT";
    }

    private @Nullable UUID chosen(UUID id, List<Sent> sent, List<DispatchLog.Offered> offers) {
        Choice choice = choices.choices(Set.of(id)).get(id);
        String lender = sent.stream()
                .filter(each -> each.outcome() != null && BINDS.contains(each.outcome()))
                .map(Sent::partner)
                .findFirst()
                .orElse(null);
        if (choice != null && (lender == null || lender.equals(choice.partner()))) {
            return choice.offer();
        }
        String accepted = lender != null
                ? lender
                : sent.stream()
                        .filter(each -> each.outcome() == Outcome.ACCEPTED)
                        .map(Sent::partner)
                        .findFirst()
                        .orElse(null);
        return offers.stream()
                .filter(offer -> offer.partner().equals(accepted))
                .map(DispatchLog.Offered::id)
                .findFirst()
                .orElse(null);
    }
}
