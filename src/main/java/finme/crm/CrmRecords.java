package finme.crm;

import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Applications as the CRM sees them: no personal value, the borrower only as an id. */
@Component
class CrmRecords {
    private static final CrmDetails.Details NONE = new CrmDetails.Details(List.of(), List.of());

    private final LoanDesk loans;
    private final ObjectProvider<CrmDetails> details;

    CrmRecords(LoanDesk loans, ObjectProvider<CrmDetails> details) {
        this.loans = loans;
        this.details = details;
    }

    /** @return by application; one that is gone is missing */
    Map<UUID, CrmRecord> of(Collection<UUID> applications) {
        CrmDetails source = details.getIfAvailable();
        Map<UUID, CrmDetails.Details> known = source == null ? Map.of() : source.of(applications);
        return loans.findAll(applications).stream()
                .collect(Collectors.toMap(
                        LoanApplication::id,
                        loan -> new CrmRecord(loan.version(), record(loan, known.getOrDefault(loan.id(), NONE)))));
    }

    /** @param version of the application */
    record CrmRecord(int version, Map<String, Object> properties) {}

    private static Map<String, Object> record(LoanApplication loan, CrmDetails.Details details) {
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
        record.put(
                "Dispatches",
                details.dispatches().stream().map(CrmRecords::dispatch).toList());
        record.put("Offers", details.offers().stream().map(CrmRecords::offer).toList());
        return record;
    }

    private static Map<String, Object> dispatch(CrmDetails.Dispatch dispatch) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("Id", dispatch.id().toString());
        record.put("Partner", dispatch.partner());
        record.put("Outcome", dispatch.outcome());
        record.put("Reason", dispatch.reason());
        record.put("SentAt", text(dispatch.sentAt()));
        return record;
    }

    private static Map<String, Object> offer(CrmDetails.Offer offer) {
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
