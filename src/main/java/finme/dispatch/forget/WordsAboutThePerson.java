package finme.dispatch.forget;

import finme.dispatch.answer.PartnerWords;
import finme.dispatch.applying.SealedAnswers;
import finme.dispatch.inbox.InboxRows;
import finme.dispatch.model.Dispatch;
import finme.dispatch.store.Dispatches;
import finme.dispatch.store.Inbox;
import finme.dispatch.store.Inbox.Text;
import finme.fdforge.BlindIndex;
import finme.fdforge.Vault;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.retention.PersonalData;
import finme.retention.Traces;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What partners said of a person. Their answers lie under the person's key and go with it. Callbacks that named no case
 * of ours are opened one by one: one in which the person appears loses its key. Events are partners' own texts, so one
 * with the person in it is replaced by its blind index.
 */
@Component
class WordsAboutThePerson implements PersonalData {
    private static final int PAGE = 500;

    private final LoanDesk loans;
    private final Dispatches dispatches;
    private final SealedAnswers answers;
    private final Inbox inbox;
    private final InboxRows texts;
    private final Vault vault;
    private final BlindIndex index;

    WordsAboutThePerson(
            LoanDesk loans,
            Dispatches dispatches,
            SealedAnswers answers,
            Inbox inbox,
            InboxRows texts,
            Vault vault,
            BlindIndex index) {
        this.loans = loans;
        this.dispatches = dispatches;
        this.answers = answers;
        this.inbox = inbox;
        this.texts = texts;
        this.vault = vault;
        this.index = index;
    }

    @Override
    public void trace(Set<UUID> persons, Traces traces) {
        Map<UUID, LoanApplication> applications =
                loans.ofBorrowers(persons).stream().collect(Collectors.toMap(LoanApplication::id, Function.identity()));
        for (Dispatch dispatch : dispatches.of(applications.keySet())) {
            LoanApplication application = applications.get(dispatch.application());
            traces.unique(dispatch.reference()).unique(dispatch.id().toString());
            PartnerWords words = application == null ? null : answers.open(application.borrower(), dispatch);
            traces.unique(words == null ? null : words.reference());
        }
    }

    @Override
    public void erase(Erasing erasing) {
        if (erasing.again()) {
            return;
        }
        List<UUID> applications = loans.ofBorrowers(erasing.persons()).stream()
                .map(LoanApplication::id)
                .toList();
        inbox.of(applications).stream()
                .filter(text -> erasing.traces().appearIn(text.event()))
                .forEach(text -> inbox.forget(text.id(), blind(text)));
        vault.destroy(forgetUnmatched(erasing.traces()));
    }

    private List<UUID> forgetUnmatched(Traces traces) {
        List<UUID> hits = new ArrayList<>();
        UUID last = new UUID(0, 0);
        for (List<Text> page = inbox.unmatched(last, PAGE); !page.isEmpty(); page = inbox.unmatched(last, PAGE)) {
            for (Text text : page) {
                boolean named = traces.appearIn(text.event());
                if (named || text.raw().length > 0 && traces.appearIn(texts.open(text.id(), text.raw()))) {
                    inbox.forget(text.id(), named ? blind(text) : text.event());
                    hits.add(text.id());
                }
            }
            last = page.get(page.size() - 1).id();
        }
        return hits;
    }

    private String blind(Text text) {
        return "erased:" + HexFormat.of().formatHex(index.of("inbox.event", text.partner() + '\0' + text.event()));
    }
}
