package finme.crm.in;

import com.fasterxml.jackson.databind.JsonNode;
import finme.borrower.Borrowers;
import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.crm.RecordKind;
import finme.crm.connector.CrmReading;
import finme.crm.twoway.InValues;
import finme.fdforge.Vault;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What a CRM says beside an application: attributes that only it knows. They become the borrower's, with the application
 * they came by. An application itself is made by sources, lenders and its process, never by a CRM.
 */
@Component
class ApplicationChanges {
    private final LoanDesk loans;
    private final Borrowers borrowers;
    private final InValues in;
    private final Vault vault;
    private final SeenEtags seen;

    ApplicationChanges(LoanDesk loans, Borrowers borrowers, InValues in, Vault vault, SeenEtags seen) {
        this.loans = loans;
        this.borrowers = borrowers;
        this.in = in;
        this.vault = vault;
        this.seen = seen;
    }

    /** In the caller's transaction. The same once more is no news. */
    void take(Crm crm, UUID application, CrmReading.Found found) {
        Mapping mapping = crm.records().of(RecordKind.APPLICATION);
        LoanApplication loan = loans.find(application).orElse(null);
        if (mapping == null || mapping.in() == null || loan == null || loan.test() || isErased(loan)) {
            return;
        }
        take(crm, loan, in.read(mapping, found.record()).values());
        if (found.etag() != null) {
            seen.store(crm.code(), RecordKind.APPLICATION, Map.of(application.toString(), found.etag()));
        }
    }

    private void take(Crm crm, LoanApplication loan, Map<String, JsonNode> values) {
        Map<String, JsonNode> said = values.entrySet().stream()
                .filter(value -> !value.getValue().isNull()
                        && !value.getValue().asText("-").isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (!said.isEmpty()) {
            borrowers.learn(loan.borrower(), said, crm.receiver(), loan.id());
        }
    }

    private boolean isErased(LoanApplication loan) {
        return !vault.erased(Set.of(loan.borrower())).isEmpty();
    }
}
