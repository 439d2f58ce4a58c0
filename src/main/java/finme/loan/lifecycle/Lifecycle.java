package finme.loan.lifecycle;

import finme.fdforge.LedgerEntry;
import finme.kernel.Problem;
import finme.kernel.Slice;
import finme.loan.ApplicationFacts;
import finme.loan.ApplicationFilter;
import finme.loan.ApplicationStatus;
import finme.loan.CanonicalApplication;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.loan.LoanProcess;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class Lifecycle implements LoanDesk {
    private final Applications applications;
    private final ApplicationSearch search;
    private final SealedDocuments documents;
    private final LoanLedger ledger;
    private final LinkTokens links;
    /** Asked for late: the process looks at applications, too. */
    private final ObjectProvider<LoanProcess> process;

    Lifecycle(
            Applications applications,
            SealedDocuments documents,
            LoanLedger ledger,
            LinkTokens links,
            ObjectProvider<LoanProcess> process) {
        this.applications = applications;
        this.search = new ApplicationSearch(applications);
        this.documents = documents;
        this.ledger = ledger;
        this.links = links;
        this.process = process;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public LoanApplication receive(
            UUID id, UUID borrower, boolean returning, String source, boolean test, CanonicalApplication document) {
        LoanDraft draft = new LoanDraft(id, borrower, returning, source, test);
        byte[] sealed = documents.seal(borrower, id, document);
        LoanApplication application = store(draft, document, sealed);
        ledger.received(application);
        process.getObject().received(id);
        return application;
    }

    /** A reference is taken once in a trillion; then the next one is free. */
    private LoanApplication store(LoanDraft draft, CanonicalApplication document, byte[] sealed) {
        Optional<LoanApplication> stored = Optional.empty();
        while (stored.isEmpty()) {
            stored = applications.insert(draft, Reference.next(), document, sealed);
        }
        return stored.get();
    }

    @Override
    public Optional<LoanApplication> find(UUID id) {
        return applications.find(id);
    }

    @Override
    public List<LoanApplication> findAll(Collection<UUID> ids) {
        return applications.findAll(ids);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public LoanApplication lock(UUID id) {
        return applications.lock(id).orElseThrow(Lifecycle::unknown);
    }

    @Override
    public CanonicalApplication document(UUID id) {
        Applications.Sealed sealed = applications.sealed(id).orElseThrow(Lifecycle::unknown);
        return documents.open(sealed.borrower(), id, sealed.document());
    }

    @Override
    public ApplicationFacts facts(UUID id) {
        return facts(applications.find(id).orElseThrow(Lifecycle::unknown), document(id));
    }

    @Override
    public ApplicationFacts facts(LoanApplication application, CanonicalApplication document) {
        return FactsOfApplication.of(application, document, LocalDate.now());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean move(
            UUID id, ApplicationStatus status, @Nullable String reason, String actor, @Nullable String waitingAt) {
        Optional<Applications.Moved> moved = applications.move(id, status, reason, waitingAt, openBefore(status));
        if (moved.isEmpty()) {
            return refuse(id, status);
        }
        if (moved.get().from() != status) {
            ledger.moved(id, moved.get(), status, reason, actor);
        }
        return true;
    }

    /** Forward only: the open statuses before this one, and itself while it is open. */
    private static String[] openBefore(ApplicationStatus to) {
        return Arrays.stream(ApplicationStatus.values())
                .filter(from -> !from.isFinal() && (to.isFinal() || from.ordinal() <= to.ordinal()))
                .map(Enum::name)
                .toArray(String[]::new);
    }

    private boolean refuse(UUID id, ApplicationStatus status) {
        ApplicationStatus present =
                applications.find(id).orElseThrow(Lifecycle::unknown).status();
        if (present.isFinal()) {
            return false;
        }
        throw new IllegalStateException("application " + id + " can't go back from " + present + " to " + status);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void waitAt(UUID id, @Nullable String waitingAt) {
        applications.waitAt(id, waitingAt);
    }

    @Override
    @Transactional
    public LoanApplication withdraw(UUID id, String actor) {
        LoanApplication application = lock(id);
        if (application.status().isFinal()) {
            throw Problem.conflict("already_final", "The application is closed; its status is " + application.status());
        }
        move(id, ApplicationStatus.WITHDRAWN, null, actor, null);
        process.getObject().withdrawn(id);
        return applications.find(id).orElseThrow(Lifecycle::unknown);
    }

    @Override
    public Slice<LoanApplication> list(ApplicationFilter filter, @Nullable String cursor, int limit) {
        return search.list(filter, cursor, limit);
    }

    @Override
    public Map<ApplicationStatus, Long> counts() {
        return applications.counts();
    }

    @Override
    public List<LedgerEntry> history(UUID id) {
        return ledger.of(id);
    }

    @Override
    public String linkToken(UUID id) {
        return links.of(id);
    }

    @Override
    public Optional<UUID> byLinkToken(String token) {
        return links.read(token).filter(id -> applications.find(id).isPresent());
    }

    private static Problem unknown() {
        return Problem.notFound("The application");
    }
}
