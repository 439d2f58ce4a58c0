package finme.process.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import finme.kernel.Sha256;
import finme.process.decision.table.CompiledDecision;
import finme.process.decision.table.DecisionCompiler;
import finme.process.decision.table.DecisionFault;
import finme.work.FailureLog;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.model.dmn.Dmn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The draft that is on trial, if one is: known on every node within a second. Which applications go by it follows from their
 * ids alone.
 */
@Component
class Challenger {
    private static final Logger LOG = LoggerFactory.getLogger(Challenger.class);
    private static final String FAILED = "A draft on trial can't be evaluated, the live tables decide";
    private static final String RUNNING = """
            select id, decision, base, trial_share, trial_at from fdforge.decision_draft
            where trial_at is not null and trial_ended_at is null and state = 'OPEN'""";
    private static final String DRAFT = "select decision, xml from fdforge.decision_draft where id = ?";
    private static final int HUNDRED = 100;

    private final JdbcTemplate jdbc;
    private final DecisionCompiler compiler;
    private final Cache<String, Optional<OnTrial>> running =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(1)).build();
    private final Cache<UUID, Optional<Drafted>> compiled =
            Caffeine.newBuilder().maximumSize(10).build();
    private final Cache<UUID, FailureLog> failures =
            Caffeine.newBuilder().maximumSize(10).build();

    Challenger(JdbcTemplate jdbc, DecisionCompiler compiler) {
        this.jdbc = jdbc;
        this.compiler = compiler;
    }

    /** @param base the version it is compared with @param since when it began first */
    record OnTrial(UUID draft, String decision, int base, int share, Instant since) {
        /** What came before would be in the draft's share by its further rounds only. */
        boolean concerns(Instant receivedAt) {
            return !receivedAt.isBefore(since);
        }

        boolean takes(UUID application) {
            byte[] digest = Sha256.digest(draft + ":" + application);
            return Math.floorMod(ByteBuffer.wrap(digest).getInt(), HUNDRED) < share;
        }
    }

    record Drafted(String decision, CompiledDecision table) {}

    Optional<OnTrial> running() {
        return running.get("", key -> read());
    }

    /**
     * On trial, or what was; a draft never changes.
     *
     * @return empty when it is no longer there
     * @throws DecisionFault when it can't be compiled
     */
    Optional<Drafted> draft(UUID id) {
        return compiled.get(id, this::compile);
    }

    void forget() {
        running.invalidateAll();
    }

    /** No application waits because a draft fails: the live tables decide on it. Told once a draft, not once an application. */
    void failed(OnTrial trial, DecisionFault fault) {
        failures.get(trial.draft, draft -> new FailureLog(LOG, FAILED)).failed(trial.draft, fault);
    }

    private Optional<OnTrial> read() {
        return jdbc
                .query(
                        RUNNING,
                        (row, index) -> new OnTrial(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getInt(3),
                                row.getInt(4),
                                row.getTimestamp(5).toInstant()))
                .stream()
                .findFirst();
    }

    private Optional<Drafted> compile(UUID draft) {
        return jdbc.query(DRAFT, (row, index) -> drafted(row.getString(1), row.getString(2)), draft).stream()
                .findFirst();
    }

    private Drafted drafted(String key, String xml) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        return new Drafted(
                key,
                compiler.compile(
                        Dmn.readModelFromStream(new ByteArrayInputStream(bytes)).getModelElementById(key)));
    }
}
