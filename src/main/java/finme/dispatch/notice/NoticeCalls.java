package finme.dispatch.notice;

import finme.dispatch.PartnerNotices.Kind;
import finme.dispatch.ReplyContents;
import finme.dispatch.ReplyContents.Contents;
import finme.dispatch.answer.PartnerWords;
import finme.dispatch.applying.SealedAnswers;
import finme.dispatch.calling.Call;
import finme.dispatch.calling.Requests;
import finme.dispatch.calling.Told;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.Offer;
import finme.dispatch.notice.NoticeTable.Due;
import finme.dispatch.store.Dispatches;
import finme.dispatch.store.Offers;
import finme.fdforge.ErasedException;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The request by which a partner is told. It is built when it is sent, so nothing personal waits in a queue. */
@Component
class NoticeCalls {
    private final LoanDesk loans;
    private final Dispatches dispatches;
    private final Offers offers;
    private final SealedAnswers words;
    private final Requests requests;
    /** Asked for late: who keeps the answers uses dispatch. */
    private final ObjectProvider<ReplyContents> contents;

    NoticeCalls(
            LoanDesk loans,
            Dispatches dispatches,
            Offers offers,
            SealedAnswers words,
            Requests requests,
            ObjectProvider<ReplyContents> contents) {
        this.loans = loans;
        this.dispatches = dispatches;
        this.offers = offers;
        this.words = words;
        this.requests = requests;
        this.contents = contents;
    }

    Call of(Due due, Partner partner) {
        LoanApplication loan = loans.find(due.application()).orElseThrow();
        Dispatch dispatch = dispatches.of(due.application()).stream()
                .filter(each -> each.id().equals(due.dispatch()))
                .findFirst()
                .orElseThrow();
        Map<String, Object> more = new HashMap<>();
        PartnerWords said = words.open(loan.borrower(), dispatch);
        more.put("partner", known(said));
        return due.kind() == Kind.REPLY
                ? reply(due, partner, dispatch, more)
                : told(due, partner, loan, dispatch, more);
    }

    private Call told(Due due, Partner partner, LoanApplication loan, Dispatch dispatch, Map<String, Object> more) {
        Partner.Notice how = due.kind() == Kind.RECALL ? partner.recall() : partner.accept();
        if (how == null) {
            throw new IllegalArgumentException("the partner takes no such notice any more");
        }
        if (due.kind() == Kind.ACCEPT) {
            more.put("offer", offer(due));
        }
        return requests.build(
                partner, new Told(how, due.id(), dispatch, document(loan), more, UnaryOperator.identity()));
    }

    private Call reply(Due due, Partner partner, Dispatch dispatch, Map<String, Object> more) {
        ReplyContents keeper = contents.getObject();
        Contents given = keeper.of(due.id());
        Attachments attachments = new Attachments(partner.request().format(), keeper, given.documents());
        more.put("answers", given.answers().stream().map(NoticeCalls::answer).toList());
        more.put("documents", attachments.described());
        LoanApplication loan = loans.find(due.application()).orElseThrow();
        Map<String, Object> application = Given.into(document(loan), given.answers());
        return requests.build(
                partner, new Told(partner.reply(), due.id(), dispatch, application, more, attachments::fill));
    }

    /** Also of somebody who was erased meanwhile the partner has to hear; it knows the case by its reference. */
    private Map<String, Object> document(LoanApplication loan) {
        try {
            return requests.tree(loans.document(loan.id()));
        } catch (ErasedException erased) {
            return Map.of();
        }
    }

    private static Map<String, Object> known(@Nullable PartnerWords said) {
        Map<String, Object> known = new HashMap<>();
        known.put("reference", said == null ? null : said.reference());
        return known;
    }

    private static Map<String, Object> answer(ReplyContents.Answered answered) {
        return Map.of(
                "kind", answered.kind(),
                "code", answered.code(),
                "text", answered.text(),
                "value", answered.value());
    }

    private Map<String, Object> offer(Due due) {
        Offer offer = offers.standing(List.of(due.application())).stream()
                .filter(each -> each.id().equals(due.about()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the offer does not stand any more"));
        Map<String, Object> told = new HashMap<>();
        told.put("position", offer.position());
        told.put("amount", offer.amount());
        told.put("currency", offer.currency());
        told.put("termMonths", offer.termMonths());
        told.put("apr", offer.apr());
        told.put("monthlyPayment", offer.monthlyPayment());
        told.put("totalPayable", offer.totalPayable());
        return told;
    }
}
