package finme.process.testing;

import finme.fdforge.LedgerEntry;
import finme.kernel.Ids;
import finme.kernel.Money;
import finme.kernel.Slice;
import finme.loan.ApplicationFacts;
import finme.loan.ApplicationFilter;
import finme.loan.ApplicationStatus;
import finme.loan.CanonicalApplication;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps the status of each application and the way there. */
public class FakeLoanDesk implements LoanDesk {
    private final Map<UUID, LoanApplication> applications = new ConcurrentHashMap<>();
    private final Map<UUID, List<String>> moves = new ConcurrentHashMap<>();

    public UUID newApplication() {
        UUID id = Ids.next();
        applications.put(id, application(id, ApplicationStatus.RECEIVED, null));
        moves.put(id, new ArrayList<>());
        return id;
    }

    /** @return each status with its reason, such as {@code UNPLACED nobody_left} */
    public List<String> moves(UUID application) {
        return moves.getOrDefault(application, List.of());
    }

    @Override
    public LoanApplication receive(
            UUID id, UUID borrower, boolean returning, String source, boolean test, CanonicalApplication document) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<LoanApplication> find(UUID id) {
        return Optional.ofNullable(applications.get(id));
    }

    @Override
    public LoanApplication lock(UUID id) {
        return applications.get(id);
    }

    @Override
    public CanonicalApplication document(UUID id) {
        var borrower = new CanonicalApplication.Borrower(
                "A", null, "B", LocalDate.of(1990, 1, 1), null, null, "a@example.test", null, null);
        return new CanonicalApplication(
                "PERSONAL_LOAN", new Money(BigDecimal.TEN, "EUR"), 12, null, borrower, null, null, List.of(), null);
    }

    @Override
    public ApplicationFacts facts(UUID id) {
        return facts(applications.get(id), document(id));
    }

    @Override
    public ApplicationFacts facts(LoanApplication application, CanonicalApplication document) {
        return new ApplicationFacts(
                "PERSONAL_LOAN",
                BigDecimal.valueOf(6000),
                "EUR",
                36,
                null,
                null,
                36,
                null,
                null,
                null,
                "web",
                false,
                Map.of());
    }

    @Override
    public boolean move(
            UUID id, ApplicationStatus status, @Nullable String reason, String actor, @Nullable String waitingAt) {
        if (applications.get(id).status().isFinal()) {
            return false;
        }
        applications.put(id, application(id, status, waitingAt));
        moves.get(id).add(reason == null ? status.name() : status.name() + ' ' + reason);
        return true;
    }

    @Override
    public void waitAt(UUID id, @Nullable String waitingAt) {
        applications.put(id, application(id, applications.get(id).status(), waitingAt));
    }

    @Override
    public LoanApplication withdraw(UUID id, String actor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Slice<LoanApplication> list(ApplicationFilter filter, @Nullable String cursor, int limit) {
        return new Slice<>(List.of(), null);
    }

    @Override
    public List<LedgerEntry> history(UUID id) {
        return List.of();
    }

    @Override
    public String linkToken(UUID id) {
        return id.toString();
    }

    @Override
    public Optional<UUID> byLinkToken(String token) {
        return Optional.empty();
    }

    private static LoanApplication application(UUID id, ApplicationStatus status, @Nullable String waitingAt) {
        return new LoanApplication(
                id,
                "FM-TEST",
                id,
                "web",
                status,
                null,
                Instant.now(),
                1,
                false,
                false,
                "PERSONAL_LOAN",
                new Money(BigDecimal.TEN, "EUR"),
                12,
                null,
                null,
                Instant.now(),
                waitingAt);
    }
}
