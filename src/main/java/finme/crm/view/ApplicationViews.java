package finme.crm.view;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.crm.RecordKind;
import finme.dispatch.DispatchLog;
import finme.dispatch.DispatchLog.Offered;
import finme.dispatch.DispatchLog.Sent;
import finme.fdforge.ErasedException;
import finme.fdforge.Vault;
import finme.kernel.Money;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.mapping.Mentions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Applications with their dispatches and offers. What is sealed is opened only when the mapping reads it. A test is none of
 * a CRM's business.
 */
@Component
class ApplicationViews implements RecordViews {
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final Set<String> SEALED = Set.of("borrower", "employment", "obligations", "consents", "attributes");

    private final LoanDesk loans;
    private final DispatchLog dispatches;
    private final Vault vault;
    private final ObjectMapper json;

    ApplicationViews(LoanDesk loans, DispatchLog dispatches, Vault vault, ObjectMapper json) {
        this.loans = loans;
        this.dispatches = dispatches;
        this.vault = vault;
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.APPLICATION;
    }

    /** Four statements at most, however many, if nothing sealed is read. */
    @Override
    public Map<String, View> of(Collection<String> keys, Mentions mentions) {
        List<UUID> ids = keys.stream().map(UUID::fromString).toList();
        Map<UUID, List<Sent>> sent = dispatches.dispatches(ids);
        Map<UUID, List<Offered>> offered = dispatches.offers(ids);
        List<LoanApplication> found =
                loans.findAll(ids).stream().filter(loan -> !loan.test()).toList();
        Set<UUID> erased =
                vault.erased(found.stream().map(LoanApplication::borrower).collect(Collectors.toSet()));
        boolean opens = mentions.reads().stream().anyMatch(ApplicationViews::isSealed);
        return found.stream().collect(Collectors.toMap(loan -> loan.id().toString(), loan -> {
            Map<String, Object> application = opens ? document(loan.id()) : new LinkedHashMap<>();
            row(loan, application);
            application.put("borrowerErased", erased.contains(loan.borrower()));
            application.put(
                    "dispatches",
                    sent.getOrDefault(loan.id(), List.of()).stream()
                            .map(ApplicationViews::dispatch)
                            .toList());
            application.put(
                    "offers",
                    offered.getOrDefault(loan.id(), List.of()).stream()
                            .map(ApplicationViews::offer)
                            .toList());
            return new View(loan.version(), Map.of("application", application));
        }));
    }

    private static boolean isSealed(String path) {
        String[] steps = path.split("\\.", 3);
        return steps[0].equals("application") && (steps.length == 1 || SEALED.contains(steps[1]));
    }

    private Map<String, Object> document(UUID application) {
        try {
            return json.convertValue(loans.document(application), MAP);
        } catch (ErasedException gone) {
            return new LinkedHashMap<>();
        }
    }

    private static void row(LoanApplication loan, Map<String, Object> application) {
        application.put("id", loan.id().toString());
        application.put("reference", loan.reference());
        application.put("status", loan.status().name());
        application.put("statusReason", loan.statusReason());
        application.put("statusSince", loan.since().toString());
        application.put("version", loan.version());
        application.put("source", loan.source());
        application.put("receivedAt", loan.receivedAt().toString());
        application.put("product", loan.product());
        Money amount = loan.amount();
        if (amount != null) {
            application.put("amount", Map.of("value", amount.value(), "currency", amount.currency()));
        }
        application.put("termMonths", loan.termMonths());
        application.put("purpose", loan.purpose());
        application.put("region", loan.region());
        application.put("borrowerId", loan.borrower().toString());
        application.put("returning", loan.returning());
        application.put("test", loan.test());
    }

    private static Map<String, Object> dispatch(Sent sent) {
        Map<String, Object> dispatch = new LinkedHashMap<>();
        dispatch.put("id", sent.id().toString());
        dispatch.put("partner", sent.partner());
        dispatch.put("outcome", sent.outcome() == null ? null : sent.outcome().name());
        dispatch.put("reason", sent.reason() == null ? null : sent.reason().code());
        dispatch.put("sentAt", sent.sentAt().toString());
        return dispatch;
    }

    private static Map<String, Object> offer(Offered offered) {
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("partner", offered.partner());
        offer.put("amount", Map.of("value", offered.amount(), "currency", offered.currency()));
        offer.put("termMonths", offered.termMonths());
        offer.put("apr", offered.apr());
        offer.put("monthlyPayment", offered.monthlyPayment());
        offer.put(
                "expiresAt",
                offered.expiresAt() == null ? null : offered.expiresAt().toString());
        return offer;
    }
}
