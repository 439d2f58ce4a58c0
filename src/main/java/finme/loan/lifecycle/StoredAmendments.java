package finme.loan.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.canonical.CanonicalApplication;
import finme.loan.Amendments;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.loan.LoanProcess;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A document that was amended is sealed anew; the ledger tells which places differ, and no value. */
@Service
class StoredAmendments implements Amendments {
    private static final Set<ApplicationStatus> UNDECIDED = EnumSet.of(
            ApplicationStatus.RECEIVED,
            ApplicationStatus.ROUTING,
            ApplicationStatus.WITH_PARTNERS,
            ApplicationStatus.INCOMPLETE);
    /** Whose names are free, dots and all. */
    private static final String ATTRIBUTES = "attributes";

    private final LoanDesk loans;
    private final Applications applications;
    private final SealedDocuments documents;
    private final LoanLedger ledger;
    private final ObjectProvider<LoanProcess> process;
    private final ObjectMapper json;

    StoredAmendments(
            LoanDesk loans,
            Applications applications,
            SealedDocuments documents,
            LoanLedger ledger,
            ObjectProvider<LoanProcess> process,
            ObjectMapper json) {
        this.loans = loans;
        this.applications = applications;
        this.documents = documents;
        this.ledger = ledger;
        this.process = process;
        this.json = json;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<UUID> amend(Set<UUID> borrowers, Map<String, JsonNode> values, String actor) {
        Set<UUID> amended = new LinkedHashSet<>();
        if (!values.isEmpty()) {
            loans.ofBorrowers(borrowers).stream()
                    .filter(StoredAmendments::isOpen)
                    .map(LoanApplication::id)
                    .filter(id -> amend(loans.lock(id), values, actor))
                    .forEach(amended::add);
        }
        return amended;
    }

    private static boolean isOpen(LoanApplication application) {
        return UNDECIDED.contains(application.status()) && !application.isIncomplete() && !application.test();
    }

    private boolean amend(LoanApplication before, Map<String, JsonNode> values, String actor) {
        if (!isOpen(before)) {
            return false;
        }
        ObjectNode document = json.valueToTree(loans.document(before.id()));
        Set<String> changed = new LinkedHashSet<>();
        Set<String> added = new LinkedHashSet<>();
        values.forEach((path, value) -> {
            JsonNode former = put(document, path, value);
            if (former == null || !former.toString().equals(value.toString())) {
                changed.add(path);
            }
            if (former == null || former.isNull()) {
                added.add(path);
            }
        });
        if (changed.isEmpty()) {
            return false;
        }
        CanonicalApplication amended = read(document);
        LoanApplication now = before.completed(amended).amended();
        applications.complete(now, documents.seal(before.borrower(), before.id(), amended));
        ledger.amended(now, changed, added, actor);
        if (now.status() == ApplicationStatus.INCOMPLETE) {
            process.getObject().completed(now.id());
        }
        return true;
    }

    @Override
    public CanonicalApplication preview(UUID application, Map<String, JsonNode> values) {
        ObjectNode document = json.valueToTree(loans.document(application));
        values.forEach((path, value) -> put(document, path, value));
        return read(document);
    }

    /** @return what stood there */
    private static @Nullable JsonNode put(ObjectNode document, String path, JsonNode value) {
        String[] steps = path.startsWith(ATTRIBUTES + '.') ? path.split("\\.", 2) : path.split("\\.");
        ObjectNode holder = document;
        for (int i = 0; i < steps.length - 1; i++) {
            holder = holder.get(steps[i]) instanceof ObjectNode inner ? inner : holder.putObject(steps[i]);
        }
        return holder.replace(steps[steps.length - 1], value);
    }

    private CanonicalApplication read(ObjectNode document) {
        try {
            return json.treeToValue(document, CanonicalApplication.class);
        } catch (JsonProcessingException withValues) {
            throw new IllegalStateException("what a person says does not follow the canonical schema");
        }
    }
}
