package finme.loan.lifecycle;

import finme.canonical.CanonicalApplication;
import finme.fdforge.DatabaseClock;
import finme.fdforge.LedgerEntry;
import finme.kernel.Problem;
import finme.kernel.Slice;
import finme.loan.ApplicationFacts;
import finme.loan.ApplicationFilter;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.loan.LoanProcess;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

@Service
class Lifecycle implements LoanDesk {
    private final Applications applications;
    private final ApplicationSearch search;
    private final SealedDocuments documents;
    private final LoanLedger ledger;
    private final LinkTokens links;
    private final DatabaseClock clock;
    /** Asked for late: the process looks at applications, too. */
    private final Supplier<LoanProcess> process;

    Lifecycle(
            Applications applications,
            SealedDocuments documents,
            LoanLedger ledger,
            LinkTokens links,
            DatabaseClock clock,
            ObjectProvider<LoanProcess> process) {
        this.applications = applications;
        this.search = new ApplicationSearch(applications);
        this.documents = documents;
        this.ledger = ledger;
        this.links = links;
        this.clock = clock;
        this.process = SingletonSupplier.of(process::getObject);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public LoanApplication receive(Arrived arrived) {
        LoanApplication application = received(arrived).completed(arrived.document());
        applications.add(application, documents.seal(arrived.borrower(), arrived.id(), arrived.document()));
        ledger.received(application);
        process.get().received(arrived.id());
        return application;
    }

    private LoanApplication received(Arrived arrived) {
        Instant now = clock.now();
        return new LoanApplication(
                arrived.id(),
                applications.reference(arrived.id()),
                arrived.borrower(),
                arrived.source(),
                arrived.complete() ? ApplicationStatus.RECEIVED : ApplicationStatus.INCOMPLETE,
                arrived.complete() ? null : LoanApplication.VALUES_MISSING,
                now,
                1,
                arrived.test(),
                arrived.forced(),
                arrived.returning(),
                null,
                null,
                null,
                null,
                null,
                now);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean complete(UUID id, CanonicalApplication document, String actor) {
        LoanApplication before = lock(id);
        if (!before.isIncomplete()) {
            return false;
        }
        applications.complete(before.completed(document), documents.seal(before.borrower(), id, document));
        move(id, ApplicationStatus.RECEIVED, null, actor);
        process.get().completed(id);
        return true;
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
    public List<LoanApplication> ofBorrowers(Collection<UUID> borrowers) {
        return applications.ofBorrowers(borrowers);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<LoanApplication> lockAll(Collection<UUID> ids) {
        return applications.lockAll(ids);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public LoanApplication lock(UUID id) {
        return applications.lock(id).orElseThrow(Lifecycle::unknown);
    }

    @Override
    public CanonicalApplication document(UUID id) {
        CanonicalApplication recent = documents.recent(id);
        if (recent != null) {
            return recent;
        }
        ApplicationRows.Sealed sealed = applications.sealed(id).orElseThrow(Lifecycle::unknown);
        return documents.open(sealed.borrower(), id, sealed.document());
    }

    @Override
    public ApplicationFacts facts(UUID id) {
        return facts(applications.find(id).orElseThrow(Lifecycle::unknown), document(id));
    }

    @Override
    public ApplicationFacts facts(LoanApplication application, CanonicalApplication document, LocalDate day) {
        return FactsOfApplication.of(application, document, day);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean move(UUID id, ApplicationStatus status, @Nullable String reason, String actor) {
        LoanApplication before = lock(id);
        if (!before.status().mayBecome(status)) {
            return refuse(before, status);
        }
        LoanApplication now = before.moved(status, reason, clock.now());
        if (!now.equals(before)) {
            applications.replace(now);
        }
        if (before.status() != status) {
            ledger.moved(before.status(), now, actor);
        }
        return true;
    }

    private static boolean refuse(LoanApplication present, ApplicationStatus status) {
        if (present.status().isFinal()) {
            return false;
        }
        throw new IllegalStateException(
                "application " + present.id() + " can't go back from " + present.status() + " to " + status);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(UUID id, String action, String reason, String actor) {
        ledger.noted(lock(id), action, reason, actor);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void reopen(UUID id, Map<String, String> why, String actor) {
        LoanApplication before = lock(id);
        if (before.status() != ApplicationStatus.UNPLACED) {
            throw Problem.conflict("too_late", "Its status is " + before.status() + "; only UNPLACED opens again.");
        }
        LoanApplication now = before.moved(ApplicationStatus.ROUTING, null, clock.now());
        applications.replace(now);
        ledger.reopened(before.status(), now, why, actor);
    }

    @Override
    @Transactional
    public LoanApplication withdraw(UUID id, String actor) {
        LoanApplication application = lock(id);
        if (application.status().isFinal()) {
            throw Problem.conflict("already_final", "The application is closed; its status is " + application.status());
        }
        move(id, ApplicationStatus.WITHDRAWN, null, actor);
        process.get().withdrawn(id);
        return applications.find(id).orElseThrow(Lifecycle::unknown);
    }

    @Override
    public Slice<LoanApplication> list(ApplicationFilter filter, @Nullable String cursor, int limit) {
        return search.list(filter, cursor, limit);
    }

    @Override
    public Slice<LoanApplication> ofBorrowers(Collection<UUID> borrowers, @Nullable String cursor, int limit) {
        return search.ofBorrowers(borrowers, cursor, limit);
    }

    @Override
    public Map<UUID, Long> countsOf(Collection<UUID> borrowers) {
        return applications.countsOf(borrowers);
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
        return links.read(token)
                .filter(id -> applications
                        .find(id)
                        .filter(application -> documents.canBeRead(application.borrower()))
                        .isPresent());
    }

    private static Problem unknown() {
        return Problem.notFound("The application");
    }
}
