package finme.account;

import static finme.borrower.Applicants.Applicant.irina;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.account.Sessions.Proven;
import finme.borrower.Applicants;
import finme.borrower.Borrowers;
import finme.borrower.Persons;
import finme.kernel.Problem;
import finme.testing.FinMeTest;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@FinMeTest
class SessionsModuleTests {
    private final Sessions sessions;
    private final JdbcTemplate jdbc;
    private final Persons persons;
    private final Borrowers borrowers;
    private final PlatformTransactionManager transactions;
    private final UUID borrower = UUID.randomUUID();

    SessionsModuleTests(
            Sessions sessions,
            JdbcTemplate jdbc,
            Persons persons,
            Borrowers borrowers,
            PlatformTransactionManager transactions) {
        this.sessions = sessions;
        this.jdbc = jdbc;
        this.persons = persons;
        this.borrowers = borrowers;
        this.transactions = transactions;
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

    /** What one address proves of one person is no proof of the other one, nor of who they are together. */
    @Test
    void endsOnceThePersonIsJoinedOrParted() {
        Applicants applicants = new Applicants(borrowers, new TransactionTemplate(transactions));
        UUID anna = applicants.borrower(irina("SESS1201", "+420779000201", null));
        UUID bob = applicants.borrower(irina("SESS1202", "+420779000202", null));
        String apart = sessions.open(new Proven(bob, "phone", new byte[] {1}), null);
        UUID merge = persons.merge(anna, bob, "admin:test");
        assertSignedOut(apart);
        String together = sessions.open(new Proven(anna, "phone", new byte[] {1}), null);
        assertThat(sessions.find(together).borrowers()).containsExactlyInAnyOrder(anna, bob);
        persons.unmerge(anna, merge, "admin:test");
        assertSignedOut(together);
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
