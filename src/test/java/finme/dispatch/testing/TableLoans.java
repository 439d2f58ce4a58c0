package finme.dispatch.testing;

import finme.canonical.CanonicalApplication;
import finme.fdforge.LedgerEntry;
import finme.fdforge.Vault;
import finme.kernel.Ids;
import finme.kernel.Money;
import finme.kernel.Slice;
import finme.loan.ApplicationFacts;
import finme.loan.ApplicationFilter;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Loan applications reduced to what dispatch needs of them, with real row locks. */
public final class TableLoans implements LoanDesk {
    private final JdbcTemplate jdbc;
    private final Vault vault;

    public TableLoans(JdbcTemplate jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
        jdbc.execute("create table if not exists test_loan"
                + " (id uuid primary key, borrower uuid, status text, test boolean)");
    }

    UUID create(boolean test) {
        UUID id = Ids.next();
        UUID borrower = Ids.next();
        vault.create(borrower);
        jdbc.update("insert into test_loan values (?, ?, 'ROUTING', ?)", id, borrower, test);
        return id;
    }

    @Override
    public List<LoanApplication> ofBorrowers(Collection<UUID> borrowers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void note(UUID id, String action, String reason, String actor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void reopen(UUID id, Map<String, String> why, String actor) {
        jdbc.update("update test_loan set status = 'ROUTING' where id = ? and status = 'UNPLACED'", id);
    }

    @Override
    public Optional<LoanApplication> find(UUID id) {
        return read(id, "");
    }

    @Override
    public List<LoanApplication> findAll(Collection<UUID> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    @Override
    public List<LoanApplication> lockAll(Collection<UUID> ids) {
        return ids.stream().sorted().map(this::lock).toList();
    }

    @Override
    public LoanApplication lock(UUID id) {
        return read(id, " for update").orElseThrow();
    }

    private Optional<LoanApplication> read(UUID id, String lock) {
        return jdbc
                .query(
                        "select * from test_loan where id = ?" + lock,
                        (row, index) -> new LoanApplication(
                                id,
                                "FM-TEST",
                                row.getObject("borrower", UUID.class),
                                "source",
                                ApplicationStatus.valueOf(row.getString("status")),
                                null,
                                Instant.EPOCH,
                                1,
                                row.getBoolean("test"),
                                null,
                                false,
                                "PERSONAL_LOAN",
                                new Money(BigDecimal.valueOf(6000), "EUR"),
                                36,
                                null,
                                null,
                                Instant.EPOCH),
                        id)
                .stream()
                .findFirst();
    }

    @Override
    public CanonicalApplication document(UUID id) {
        return new CanonicalApplication(
                "PERSONAL_LOAN",
                new CanonicalApplication.Amount(BigDecimal.valueOf(6000), "EUR"),
                36,
                null,
                new CanonicalApplication.Borrower(
                        "Irina", null, "Novak", LocalDate.of(1990, 4, 17), "9004171234", null, null, null, null),
                null,
                null,
                List.of(),
                null);
    }

    @Override
    public ApplicationFacts facts(UUID id) {
        return new ApplicationFacts(
                "PERSONAL_LOAN",
                BigDecimal.TEN,
                "EUR",
                36,
                null,
                null,
                30,
                null,
                null,
                null,
                "source",
                false,
                Map.of());
    }

    @Override
    public ApplicationFacts facts(LoanApplication application, CanonicalApplication document, LocalDate day) {
        return facts(application.id());
    }

    @Override
    public boolean move(UUID id, ApplicationStatus status, @Nullable String reason, String actor) {
        if (lock(id).status().isFinal()) {
            return false;
        }
        jdbc.update("update test_loan set status = ? where id = ?", status.name(), id);
        return true;
    }

    @Override
    public LoanApplication receive(Arrived arrived) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean complete(UUID id, CanonicalApplication document, String actor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LoanApplication withdraw(UUID id, String actor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Slice<LoanApplication> list(ApplicationFilter filter, @Nullable String cursor, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Slice<LoanApplication> ofBorrowers(Collection<UUID> borrowers, @Nullable String cursor, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<UUID, Long> countsOf(Collection<UUID> borrowers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<ApplicationStatus, Long> counts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LedgerEntry> history(UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String linkToken(UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<UUID> byLinkToken(String token) {
        throw new UnsupportedOperationException();
    }
}
