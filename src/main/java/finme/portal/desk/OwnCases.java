package finme.portal.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.canonical.Masking;
import finme.catalogue.Catalogue;
import finme.catalogue.PastVersion;
import finme.dispatch.DispatchLog;
import finme.dispatch.DispatchLog.Sent;
import finme.dispatch.Exchange;
import finme.dispatch.Outcome;
import finme.dispatch.PartnerNotices;
import finme.dispatch.PartnerNotices.State;
import finme.fdforge.Change;
import finme.fdforge.ErasedException;
import finme.fdforge.Ledger;
import finme.kernel.Problem;
import finme.kernel.Slice;
import finme.loan.ApplicationFilter;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import finme.portal.desk.PartnerAccess.Own;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The applications that a partner was sent, tests among them, newest first. */
@Component
public class OwnCases {
    private static final int MOST = 200;
    private static final int CALLBACKS = 50;
    private static final Set<Outcome> PAID_OUT = EnumSet.of(Outcome.FUNDED, Outcome.RETURNED);

    private final LoanDesk loans;
    private final DispatchLog dispatches;
    private final PartnerNotices notices;
    private final Catalogue<Partner> partners;
    private final Ledger ledger;
    private final ObjectMapper json;

    OwnCases(
            LoanDesk loans,
            DispatchLog dispatches,
            PartnerNotices notices,
            Catalogue<Partner> partners,
            Ledger ledger,
            ObjectMapper json) {
        this.notices = notices;
        this.ledger = ledger;
        this.loans = loans;
        this.partners = partners;
        this.dispatches = dispatches;
        this.json = json;
    }

    public Slice<OwnCase> list(
            Own own, @Nullable Instant from, @Nullable Instant to, @Nullable String cursor, int limit) {
        ApplicationFilter filter = new ApplicationFilter(null, null, null, own.code(), from, to);
        Slice<LoanApplication> found = loans.list(filter, cursor, Math.max(1, Math.min(limit, MOST)));
        Map<UUID, List<Sent>> sent = dispatches.dispatches(
                found.items().stream().map(LoanApplication::id).toList());
        List<OwnCase> cases = new ArrayList<>();
        for (LoanApplication loan : found.items()) {
            mine(own, sent.getOrDefault(loan.id(), List.of())).stream()
                    .findFirst()
                    .ifPresent(newest -> cases.add(OwnCase.of(loan.reference(), loan.id(), newest)));
        }
        return new Slice<>(cases, found.next());
    }

    /** With what was sent and answered in clear, which is noted in the application's history. @throws Problem 404 */
    @Transactional
    public OwnCase.Detail revealed(Own own, UUID id) {
        OwnCase.Detail masked = detail(own, id);
        Exchange exchange = dispatches.exchange(id, masked.now().dispatch()).orElse(null);
        if (exchange == null) {
            return masked;
        }
        int version = loans.find(id).orElseThrow().version();
        ledger.append(Change.of("application", id, version, "revealed", own.actor(), Map.of("what", "exchange")));
        return masked.with(exchange);
    }

    /** @throws Problem 404 when it never got it */
    public OwnCase.Detail detail(Own own, UUID id) {
        LoanApplication loan = loans.find(id).orElseThrow(() -> Problem.notFound("This case"));
        List<Sent> mine = mine(own, dispatches.dispatches(id));
        if (mine.isEmpty()) {
            throw Problem.notFound("This case");
        }
        List<OwnCase> cases = mine.stream()
                .map(sent -> OwnCase.of(loan.reference(), id, sent))
                .toList();
        Outcome outcome = mine.get(0).outcome();
        return new OwnCase.Detail(
                cases.get(0),
                cases.subList(1, cases.size()),
                request(own, loan, mine.get(0)),
                dispatches.offers(id).stream()
                        .filter(offer -> offer.partner().equals(own.code()))
                        .map(OwnCase.Terms::of)
                        .toList(),
                mine.get(0).needs(),
                dispatches.callbacks(id, own.code(), CALLBACKS).stream()
                        .map(OwnCase.Callback::of)
                        .toList(),
                notices.of(List.of(id)).getOrDefault(id, List.of()).stream()
                        .filter(notice -> notice.partner().equals(own.code()) && notice.state() != State.NOT_NEEDED)
                        .map(notice -> new OwnCase.Notice(
                                notice.kind().name(), notice.state().name(), notice.tries(), notice.at()))
                        .toList(),
                outcome != null && PAID_OUT.contains(outcome),
                null);
    }

    /** That left the house, newest first. */
    private static List<Sent> mine(Own own, List<Sent> all) {
        List<Sent> mine = new ArrayList<>(all.stream()
                .filter(sent -> sent.partner().equals(own.code()) && sent.attempts() > 0)
                .toList());
        Collections.reverse(mine);
        return mine;
    }

    /** As it was when the partner was chosen: what it gets today is another matter. */
    private OwnCase.Request request(Own own, LoanApplication loan, Sent sent) {
        JsonNode then = partners.past(own.code(), sent.partnerVersion())
                .map(PastVersion::definition)
                .orElseGet(() -> json.valueToTree(own.partner()));
        JsonNode request = then.path("request");
        String testUrl = request.path("testUrl").asText("");
        String url = loan.test() && !testUrl.isEmpty()
                ? testUrl
                : request.path("url").asText("");
        return new OwnCase.Request(
                request.path("method").asText("POST"),
                url,
                request.path("format").asText("JSON"),
                fields(then.path("shares"), loan.id()));
    }

    private @Nullable JsonNode fields(JsonNode shares, UUID application) {
        try {
            ObjectNode document = json.valueToTree(loans.document(application));
            ObjectNode shared = json.createObjectNode();
            for (JsonNode each : shares) {
                String path = each.asText();
                JsonNode value = document.at('/' + path.replace('.', '/'));
                if (!value.isMissingNode() && !value.isNull()) {
                    shared.set(path, Masking.mask(value, path));
                }
            }
            return shared;
        } catch (ErasedException gone) {
            return null;
        }
    }
}
