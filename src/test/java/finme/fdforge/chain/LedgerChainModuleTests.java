package finme.fdforge.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.fdforge.LedgerProof;
import finme.fdforge.LedgerProof.Difference;
import finme.fdforge.LedgerProof.Result;
import finme.fdforge.LedgerProof.What;
import finme.kernel.Sha256;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever changes the ledger does so in a transaction that is rolled back: others share this database. */
@FinMeTest
class LedgerChainModuleTests {
    private static final int ROWS = 10_000;

    private final Ledger ledger;
    private final LedgerProof proof;
    private final JdbcTemplate jdbc;
    private final BlockStore store;
    private final LedgerSealer sealer;
    private final TransactionTemplate transaction;
    private final FinMeHttp http;

    LedgerChainModuleTests(
            Ledger ledger,
            LedgerProof proof,
            BlockStore store,
            LedgerSealer sealer,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            FinMeHttp http) {
        this.ledger = ledger;
        this.proof = proof;
        this.store = store;
        this.sealer = sealer;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.http = http;
    }

    @Test
    void namesTheRowThatWasChangedRemovedOrAddedAmongTenThousand() {
        long first = append(ROWS);
        awaitChained(first + ROWS - 1);
        Result sound = verify();
        assertThat(sound.firstChanged()).isNull();
        assertThat(sound.rows()).isGreaterThanOrEqualTo(ROWS);

        long victim = first + 6_789;
        assertThat(tampered("update fdforge.ledger set details = '{\"n\": \"6780\"}' where position = " + victim))
                .isEqualTo(new Difference(victim, today(), What.CHANGED));
        assertThat(tampered("update fdforge.ledger set actor = 'Admin' where position = " + victim))
                .isEqualTo(new Difference(victim, today(), What.CHANGED));
        assertThat(tampered("update fdforge.ledger set at = at + interval '1 microsecond' where position = " + victim))
                .isEqualTo(new Difference(victim, today(), What.CHANGED));
        assertThat(tampered("delete from fdforge.ledger where position = " + victim))
                .isEqualTo(new Difference(victim, today(), What.MISSING));
        // A row in another's place: the one is gone, and the other was never chained there.
        assertThat(tampered("delete from fdforge.ledger where position = %d".formatted(victim), added(victim)))
                .isEqualTo(new Difference(victim, today(), What.CHANGED));
    }

    @Test
    void namesARowThatWasAddedWhereNothingWas() {
        long first = append(1);
        long gap = rolledBack();
        long last = append(1);
        awaitChained(last);
        await().atMost(Duration.ofSeconds(30)).until(() -> gaps(gap) == 0);
        assertThat(last).isGreaterThan(gap);
        assertThat(tampered(added(gap))).isEqualTo(new Difference(gap, today(), What.ADDED));
        assertThat(verify().ok()).isTrue();
        assertThat(first).isLessThan(gap);
    }

    /** The writer with the lower position ends long after higher ones were chained. */
    @Test
    void chainsALateRowWithoutAlarm() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        long[] late = new long[1];
        Thread writer = new Thread(() -> transaction.executeWithoutResult(status -> {
            late[0] = insert();
            written.countDown();
            awaitUninterruptibly(commit);
        }));
        writer.start();
        assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
        long higher = append(1);
        awaitChained(higher);
        assertThat(chained(late[0])).isFalse();
        assertThat(verify().ok()).isTrue();
        commit.countDown();
        writer.join();
        awaitChained(late[0]);
        assertThat(verify().ok()).isTrue();
        assertThat(jdbc.queryForObject("""
                select late.number > higher.number from fdforge.ledger_block late, fdforge.ledger_block higher
                where late.positions @> ? and higher.positions @> ?""", Boolean.class, late[0], higher)).isTrue();
    }

    @Test
    void nobodyChangesTheLedgerByAccident() {
        long position = append(1);
        for (String change : List.of(
                "update fdforge.ledger set actor = 'nobody' where position = " + position,
                "delete from fdforge.ledger where position = " + position,
                "truncate fdforge.ledger",
                "delete from fdforge.ledger_block where number = 0")) {
            assertThatThrownBy(() -> jdbc.update(change))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("append-only");
        }
    }

    /** Whoever writes blocks of their own over a changed row lacks the keyset that seals them. */
    @Test
    void aRecomputedChainLacksTheSeal() {
        long position = append(1);
        awaitChained(position);
        Difference found = changed(() -> {
            jdbc.update("update fdforge.ledger set actor = 'forger' where position = ?", position);
            long number = blockOf(position).number();
            jdbc.update("delete from fdforge.ledger_block where number >= ?", number);
            seal(position);
            jdbc.update("update fdforge.ledger_block set seal = sha256(seal) where number >= ?", number);
        });
        assertThat(found.what()).isEqualTo(What.CHANGED);
        assertThat(found.position()).isLessThanOrEqualTo(position);
    }

    @Test
    void aDayThatIsOverHasARootThatAnybodyCanRecompute() {
        LocalDate day = LocalDate.of(2001, 3, 4);
        Result sound = inReplicaRole(() -> {
            // In the past, so that the day is over; before the last root that was said it would count to the next day.
            jdbc.update("delete from fdforge.ledger where kind = 'ledger'");
            jdbc.update("""
                    insert into fdforge.ledger (at, kind, code, version, action, actor, details)
                    select timestamptz '2001-03-04 23:59:59.123456Z', 'test', 'ü "q"', n, 'made', 'system',
                      '{"longer": 1.50, "b": "é\\n", "a": [null, true]}'
                    from generate_series(1, 3) as n""");
            seal(Objects.requireNonNull(jdbc.queryForObject("select max(position) from fdforge.ledger", Long.class)));
            sealer.closeDays(day.plusDays(1));
            LedgerProof.Day told = proof.days(1).get(0);
            assertThat(told.day()).isEqualTo(day);
            assertThat(told.rows()).isEqualTo(3);
            assertThat(told.root()).isEqualTo(recomputed(day));
            Result result = proof.verify(day, day);
            jdbc.update(
                    "update fdforge.ledger set details = details || '{\"root\": \"00\"}' where position = ?",
                    told.position());
            assertThat(proof.verify(day, day).firstChanged())
                    .isEqualTo(new Difference(told.position(), day, What.CHANGED));
            return result;
        });
        assertThat(sound).isEqualTo(new Result(true, 3, 1, null));
    }

    @Test
    void auditorsAskOverHttp() {
        awaitChained(append(1));
        JsonNode answer = http.get("/api/v1/admin/ledger/verify?from=" + today() + "&to=" + today(), FinMeHttp.AUDITOR)
                .json();
        assertThat(answer.path("ok").asBoolean()).isTrue();
        assertThat(answer.path("rows").asLong()).isPositive();
        assertThat(answer.path("days").asInt()).isEqualTo(1);
        assertThat(answer.has("firstChanged")).isTrue();
        assertThat(http.get("/api/v1/admin/ledger/verify?from=yesterday", FinMeHttp.AUDITOR)
                        .status())
                .isEqualTo(422);
    }

    /** As the decision record tells outsiders to do it, from what the database prints. */
    private String recomputed(LocalDate day) {
        byte[] end = Sha256.digest("finme-ledger " + day);
        for (String row : jdbc.queryForList("""
                select '[' || position || ', "2001-03-04T23:59:59.123456Z", "test", null, "ü \\"q\\"", ' || version
                  || ', "made", "system", ' || details::text || ']'
                from fdforge.ledger where kind = 'test' and at < '2002-01-01' order by position""", String.class)) {
            byte[] digest = Sha256.digest(row);
            byte[] both = new byte[64];
            System.arraycopy(end, 0, both, 0, 32);
            System.arraycopy(digest, 0, both, 32, 32);
            end = Sha256.digest(both);
        }
        return HexFormat.of().formatHex(end);
    }

    private Difference tampered(String... changes) {
        return changed(() -> {
            for (String change : changes) {
                assertThat(jdbc.update(change)).isOne();
            }
        });
    }

    private Difference changed(Runnable change) {
        return inReplicaRole(() -> {
            change.run();
            return Objects.requireNonNull(verify().firstChanged());
        });
    }

    /** Past the triggers, and alone in chaining; nothing of it stays. */
    private <T> T inReplicaRole(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.update("set local session_replication_role = replica");
            jdbc.query("select pg_advisory_xact_lock(hashtextextended('fdforge.ledger_block', 0))", row -> {});
            return work.get();
        }));
    }

    private void seal(long position) {
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> {
            sealer.sealSome(store.moment());
            return chained(position);
        });
    }

    private Result verify() {
        return proof.verify(today(), null);
    }

    private long append(int rows) {
        Change[] changes = new Change[rows];
        UUID subject = UUID.randomUUID();
        for (int i = 0; i < rows; i++) {
            changes[i] = Change.of("test", subject, i + 1, "made", "admin", Map.of("n", String.valueOf(i)));
        }
        transaction.executeWithoutResult(status -> ledger.append(changes));
        return ledger.of("test", subject).get(0).position();
    }

    private long insert() {
        return Objects.requireNonNull(jdbc.queryForObject("""
                insert into fdforge.ledger (kind, version, action, actor, details)
                values ('test', 1, 'made', 'admin', '{}') returning position""", Long.class));
    }

    private long rolledBack() {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return insert();
        }));
    }

    private static String added(long position) {
        return """
                insert into fdforge.ledger (position, kind, version, action, actor, details)
                overriding system value values (%d, 'test', 1, 'made', 'admin', '{}')""".formatted(position);
    }

    private void awaitChained(long position) {
        await().atMost(Duration.ofSeconds(30)).until(() -> chained(position));
    }

    private boolean chained(long position) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from fdforge.ledger_block where positions @> ?)", Boolean.class, position));
    }

    private long gaps(long position) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from fdforge.ledger_gap where positions @> ?", Long.class, position));
    }

    private Block blockOf(long position) {
        return store.blocks(0, Long.MAX_VALUE, null, null).stream()
                .filter(block -> block.below() < position && position <= block.high())
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
