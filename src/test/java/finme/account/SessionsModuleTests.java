package finme.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.account.Sessions.Proven;
import finme.kernel.Problem;
import finme.testing.FinMeTest;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@FinMeTest
class SessionsModuleTests {
    private final Sessions sessions;
    private final JdbcTemplate jdbc;
    private final UUID borrower = UUID.randomUUID();

    SessionsModuleTests(Sessions sessions, JdbcTemplate jdbc) {
        this.sessions = sessions;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void somebody() {
        jdbc.update("insert into fdforge.borrower (id, version, profile) values (?, 1, ''::bytea)", borrower);
    }

    @Test
    void findsWhoeverHoldsTheKeyUntilTheyLeave() {
        UUID application = UUID.randomUUID();
        String whole = sessions.open(new Proven(borrower, "email", new byte[] {1}), null);
        String part = sessions.open(new Proven(borrower, "phone", new byte[] {2}), Set.of(application));
        assertThat(whole).isNotEqualTo(part);
        assertThat(sessions.find(whole).sees(borrower, UUID.randomUUID())).isTrue();
        assertThat(sessions.find(part).sees(borrower, application)).isTrue();
        assertThat(sessions.find(part).sees(borrower, UUID.randomUUID())).isFalse();
        assertThat(sessions.find(part).sees(UUID.randomUUID(), application)).isFalse();
        sessions.end(whole);
        assertSignedOut(whole);
        assertThat(sessions.find(part).isWhole()).isFalse();
    }

    @Test
    void storesNoKeyThatOpensASession() {
        String key = sessions.open(new Proven(borrower, "email", new byte[] {1}), null);
        String stored = jdbc.queryForObject(
                "select encode(id, 'hex') from fdforge.cabinet_session where borrower = ?", String.class, borrower);
        assertThat(stored).isNotEqualTo(key);
        assertSignedOut(String.valueOf(stored));
    }

    @Test
    void endsWhatNobodyUsesAndWhatLastsTooLong() {
        String idle = sessions.open(new Proven(borrower, "email", new byte[] {1}), null);
        jdbc.update(
                "update fdforge.cabinet_session set seen_at = now() - interval '31 minutes' where borrower = ?",
                borrower);
        assertSignedOut(idle);
        String old = sessions.open(new Proven(borrower, "email", new byte[] {1}), null);
        jdbc.update(
                "update fdforge.cabinet_session set signed_in_at = now() - interval '13 hours' where borrower = ?",
                borrower);
        assertSignedOut(old);
    }

    @Test
    void knowsNoKeyThatWasNeverGiven() {
        assertSignedOut("");
        assertSignedOut("nobody");
        assertSignedOut("x".repeat(10_000));
    }

    private void assertSignedOut(String key) {
        assertThatThrownBy(() -> sessions.find(key))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(401));
    }
}
