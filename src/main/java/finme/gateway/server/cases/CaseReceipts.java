package finme.gateway.server.cases;

import finme.dispatch.PartnerNotices;
import finme.dispatch.PartnerNotices.Notice;
import finme.dispatch.PartnerNotices.State;
import finme.gateway.BorrowerCases.Receipt;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whether each lender knows that an application was withdrawn. */
@Component
class CaseReceipts {
    private final PartnerNotices notices;
    private final CaseWords words;

    CaseReceipts(PartnerNotices notices, CaseWords words) {
        this.notices = notices;
        this.words = words;
    }

    List<Receipt> of(UUID application) {
        return notices.recalls(application).stream().map(this::receipt).toList();
    }

    /** What is on its way counts as sent: it is, and nobody has confirmed. */
    private Receipt receipt(Notice notice) {
        State state = notice.state() == State.WAITING ? State.SENT : notice.state();
        return new Receipt(words.partner(notice.partner()), state.name(), notice.at());
    }
}
