package finme.dispatch.notice;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.PartnerNotices.Kind;
import finme.dispatch.model.Delivery;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.Offer;
import finme.dispatch.store.Dispatches;
import finme.kernel.Problem;
import finme.partner.Partner;
import finme.work.AfterCommit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what partners are to be told, with the change that it tells; sending begins after the commit. */
@Component
public class NoticeBook {
    private final NoticeTable table;
    private final Dispatches dispatches;
    private final Catalogue<Partner> partners;
    private final NoticeSender sender;

    NoticeBook(NoticeTable table, Dispatches dispatches, Catalogue<Partner> partners, NoticeSender sender) {
        this.table = table;
        this.dispatches = dispatches;
        this.partners = partners;
        this.sender = sender;
    }

    /** Ends what is open, and tells whoever may have the application. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recall(UUID application) {
        Map<String, Dispatch> last = new LinkedHashMap<>();
        dispatches.of(application).forEach(dispatch -> last.put(dispatch.partner(), dispatch));
        dispatches.recall(application);
        add(last.values().stream()
                .map(dispatch -> RecallPlan.of(dispatch, partner(dispatch.partner())))
                .toList());
    }

    /** The same for another round: who has said no, or never had it, hears nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(UUID application) {
        List<NoticeRow> rows = dispatches.of(application).stream()
                .filter(dispatch -> dispatch.state() != Delivery.State.CLOSED)
                .map(dispatch -> RecallPlan.of(dispatch, partner(dispatch.partner())))
                .filter(row -> row.pause() != null)
                .toList();
        dispatches.recall(application);
        add(rows);
    }

    /** Tells the offer's partner where it takes that. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void accept(Offer offer) {
        Partner partner = partner(offer.partner());
        if (partner != null && partner.accept() != null) {
            Dispatch dispatch = dispatch(offer.application(), offer.dispatch());
            add(List.of(NoticeRow.toSend(dispatch, Kind.ACCEPT, offer.id(), "", Duration.ZERO)));
        }
    }

    /** What its partner had asked for is there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID reply(UUID application, UUID dispatch) {
        String round = String.valueOf(table.count(dispatch, Kind.REPLY));
        NoticeRow row = NoticeRow.toSend(dispatch(application, dispatch), Kind.REPLY, null, round, Duration.ZERO);
        add(List.of(row));
        return row.id();
    }

    private void add(List<NoticeRow> rows) {
        if (!rows.isEmpty()) {
            table.add(rows);
            AfterCommit.run(sender::wake);
        }
    }

    private Dispatch dispatch(UUID application, UUID id) {
        return dispatches.of(application).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("The case at the partner"));
    }

    private @Nullable Partner partner(String code) {
        return partners.find(code).map(Versioned::value).orElse(null);
    }
}
