package finme.crm.odata;

import finme.dispatch.DispatchLog;
import finme.dispatch.DispatchLog.Offered;
import finme.dispatch.DispatchLog.Sent;
import finme.fdforge.Vault;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applications as the CRM sees them: no personal value, the borrower only as an id. */
@Component
public class CrmRecords {
    private final LoanDesk loans;
    private final DispatchLog dispatches;
    private final Vault vault;

    CrmRecords(LoanDesk loans, DispatchLog dispatches, Vault vault) {
        this.loans = loans;
        this.dispatches = dispatches;
        this.vault = vault;
    }

    /** Four statements at most, however many. @return by application; one that is gone is missing */
    public Map<UUID, CrmRecord> of(Collection<UUID> applications) {
        Map<UUID, List<Sent>> sent = dispatches.dispatches(applications);
        Map<UUID, List<Offered>> offered = dispatches.offers(applications);
        List<LoanApplication> found = loans.findAll(applications);
        Set<UUID> erased =
                vault.erased(found.stream().map(LoanApplication::borrower).collect(Collectors.toSet()));
        return found.stream().collect(Collectors.toMap(LoanApplication::id, loan -> {
            Map<String, Object> record = record(loan);
            record.put("BorrowerErased", erased.contains(loan.borrower()));
            record.put(
                    "Dispatches",
                    sent.getOrDefault(loan.id(), List.of()).stream()
                            .map(CrmRecords::dispatch)
                            .toList());
            record.put(
                    "Offers",
                    offered.getOrDefault(loan.id(), List.of()).stream()
                            .map(CrmRecords::offer)
                            .toList());
            return new CrmRecord(loan.version(), record);
        }));
    }

    /** @param version of the application */
    public record CrmRecord(int version, Map<String, Object> properties) {}

    private static Map<String, Object> record(LoanApplication loan) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("Reference", loan.reference());
        record.put("Status", loan.status().name());
        record.put("StatusReason", loan.statusReason());
        record.put("StatusSince", loan.since().toString());
        record.put("Version", loan.version());
        record.put("Source", loan.source());
        record.put("ReceivedAt", loan.receivedAt().toString());
        record.put("Product", loan.product());
        record.put("Amount", loan.amount().value());
        record.put("Currency", loan.amount().currency());
        record.put("TermMonths", loan.termMonths());
        record.put("Purpose", loan.purpose());
        record.put("Region", loan.region());
        record.put("BorrowerId", loan.borrower().toString());
        record.put("ReturningBorrower", loan.returning());
        record.put("Test", loan.test());
        return record;
    }

    private static Map<String, Object> dispatch(Sent sent) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("Id", sent.id().toString());
        record.put("Partner", sent.partner());
        record.put("Outcome", sent.outcome() == null ? null : sent.outcome().name());
        record.put("Reason", sent.reason() == null ? null : sent.reason().code());
        record.put("SentAt", sent.sentAt().toString());
        return record;
    }

    private static Map<String, Object> offer(Offered offer) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("Partner", offer.partner());
        record.put("Amount", offer.amount());
        record.put("TermMonths", offer.termMonths());
        record.put("Apr", offer.apr());
        record.put("MonthlyPayment", offer.monthlyPayment());
        record.put("ExpiresAt", text(offer.expiresAt()));
        return record;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
