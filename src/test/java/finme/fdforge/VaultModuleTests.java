package finme.fdforge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import finme.fdforge.keys.Keyset;
import finme.fdforge.keys.KnownKeys;
import finme.kernel.Ids;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys of persons on two nodes. */
@FinMeTest
class VaultModuleTests {
    private static final String COLUMN = "test.column";

    private final Vault vault;
    private final Keyset keyset;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    VaultModuleTests(Vault vault, Keyset keyset, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.vault = vault;
        this.keyset = keyset;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void destroyedKeyIsForgottenByTheOtherNodeToo() {
        UUID person = person();
        byte[] sealed = vault.of(person).seal(COLUMN, person, "Irina".getBytes(UTF_8));
        KnownKeys known = new KnownKeys(jdbc, System::nanoTime);
        known.start();
        try {
            Vault otherNode = new Vault(keyset, jdbc, known);
            await().until(() -> {
                otherNode.of(person);
                return known.find(person) != null;
            });
            assertThat(otherNode.of(person).open(COLUMN, person, sealed)).isEqualTo("Irina".getBytes(UTF_8));

            transaction.executeWithoutResult(status -> vault.destroy(List.of(person)));

            assertThatThrownBy(() -> vault.of(person)).isInstanceOf(ErasedException.class);
            await().atMost(Duration.ofSeconds(5)).until(() -> known.find(person) == null);
            assertThatThrownBy(() -> otherNode.of(person)).isInstanceOf(ErasedException.class);
        } finally {
            known.stop();
        }
    }

    /** It can't know who was erased meanwhile. */
    @Test
    void nodeThatIsCutOffTrustsNoKeyInMemory() {
        UUID person = person();
        AtomicLong now = new AtomicLong();
        LineToDatabase line = new LineToDatabase(jdbc);
        Looking known = new Looking(line, now);
        Vault cutOff = new Vault(keyset, line, known);
        known.look();
        cutOff.of(person);
        assertThat(known.find(person)).isNotNull();
        line.cut = true;
        now.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThatCode(() -> cutOff.of(person)).doesNotThrowAnyException();
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThatThrownBy(() -> cutOff.of(person)).isInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    void tellsWhoseKeysAreGone() {
        UUID there = person();
        UUID gone = person();
        transaction.executeWithoutResult(status -> vault.destroy(List.of(gone)));
        assertThat(vault.erased(List.of(there, gone))).containsExactly(gone);
    }

    private UUID person() {
        UUID person = Ids.next();
        transaction.executeWithoutResult(status -> vault.create(person));
        return person;
    }

    private static final class Looking extends KnownKeys {
        Looking(JdbcTemplate jdbc, AtomicLong now) {
            super(jdbc, now::get);
        }

        void look() {
            work();
        }
    }

    private static final class LineToDatabase extends JdbcTemplate {
        private boolean cut;

        LineToDatabase(JdbcTemplate whole) {
            super(java.util.Objects.requireNonNull(whole.getDataSource()));
        }

        @Override
        public <T> List<T> queryForList(
                String sql, Class<T> type, @org.jspecify.annotations.Nullable Object... values) {
            if (cut) {
                throw new DataAccessResourceFailureException("cut");
            }
            return super.queryForList(sql, type, values);
        }
    }
}
