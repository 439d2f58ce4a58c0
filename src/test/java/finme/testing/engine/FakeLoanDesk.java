package finme.testing.engine;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import finme.kernel.Ids;
import finme.kernel.Money;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps the status of each application and the way there. */
public class FakeLoanDesk {
    private final Map<UUID, LoanApplication> applications = new ConcurrentHashMap<>();
    private final Map<UUID, List<String>> moves = new ConcurrentHashMap<>();

    public UUID newApplication() {
        UUID id = Ids.next();
        applications.put(id, application(id, ApplicationStatus.RECEIVED, null, null));
        moves.put(id, new ArrayList<>());
        return id;
    }

    /** One that came without everything it needs. */
    public void isIncomplete(UUID id) {
        applications.put(id, application(id, ApplicationStatus.INCOMPLETE, LoanApplication.VALUES_MISSING, null));
    }

    public void isTest(UUID id, String forced) {
        applications.put(id, application(id, ApplicationStatus.RECEIVED, null, forced));
    }

    /** @return each status with its reason, such as {@code UNPLACED nobody_left} */
    public List<String> moves(UUID application) {
        return moves.getOrDefault(application, List.of());
    }

    /** Answers what the process asks; anything else is a mock's nothing, so that the port may grow. */
    LoanDesk port() {
        LoanDesk desk = mock(LoanDesk.class);
        when(desk.find(any())).thenAnswer(call -> Optional.ofNullable(applications.get(call.<UUID>getArgument(0))));
        when(desk.lock(any())).thenAnswer(call -> applications.get(call.<UUID>getArgument(0)));
        when(desk.move(any(), any(), any(), any()))
                .thenAnswer(call -> move(call.getArgument(0), call.getArgument(1), call.getArgument(2)));
        return desk;
    }

    public boolean move(UUID id, ApplicationStatus status, @Nullable String reason) {
        if (applications.get(id).status().isFinal()) {
            return false;
        }
        applications.put(
                id, application(id, status, reason, applications.get(id).forced()));
        moves.get(id).add(reason == null ? status.name() : status.name() + ' ' + reason);
        return true;
    }

    private static LoanApplication application(
            UUID id, ApplicationStatus status, @Nullable String reason, @Nullable String forced) {
        return new LoanApplication(
                id,
                "FM-TEST",
                id,
                "web",
                status,
                reason,
                Instant.now(),
                1,
                forced != null,
                forced,
                false,
                "PERSONAL_LOAN",
                new Money(BigDecimal.TEN, "EUR"),
                12,
                null,
                null,
                Instant.now());
    }
}
