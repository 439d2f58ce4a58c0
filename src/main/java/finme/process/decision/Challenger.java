package finme.process.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import finme.kernel.Sha256;
import finme.process.decision.table.CompiledDecision;
import finme.process.decision.table.DecisionCompiler;
import finme.process.decision.table.DecisionFault;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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
    private static final String RUNNING = """
            select id, decision, base, trial_share from fdforge.decision_draft
            where trial_at is not null and trial_ended_at is null and state = 'OPEN'""";
    private static final int HUNDRED = 100;

    private final JdbcTemplate jdbc;
    private final DecisionCompiler compiler;
    private final Cache<String, Optional<OnTrial>> running =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(1)).build();
    private final Cache<UUID, CompiledDecision> compiled =
            Caffeine.newBuilder().maximumSize(10).build();

    Challenger(JdbcTemplate jdbc, DecisionCompiler compiler) {
        this.jdbc = jdbc;
        this.compiler = compiler;
    }

    /** @param base the version it is compared with */
    record OnTrial(UUID draft, String decision, int base, int share) {
        boolean takes(UUID application) {
            byte[] digest = Sha256.digest(draft + ":" + application);
            return Math.floorMod(ByteBuffer.wrap(digest).getInt(), HUNDRED) < share;
        }
    }

    Optional<OnTrial> running() {
        return running.get("", key -> read());
    }

    /** @throws DecisionFault when it can't be compiled */
    CompiledDecision table(OnTrial trial) {
        return compiled.get(trial.draft, this::compile);
    }

    void forget() {
        running.invalidateAll();
    }

    /** No application waits because a draft fails: the live tables decide on it. */
    static void failed(OnTrial trial, DecisionFault fault) {
        LOG.warn("The draft {} on trial can't be evaluated, the live tables decide: {}", trial.draft, fault.sentence());
    }

    private Optional<OnTrial> read() {
        List<OnTrial> found = jdbc.query(
                RUNNING,
                (row, index) ->
                        new OnTrial(row.getObject(1, UUID.class), row.getString(2), row.getInt(3), row.getInt(4)));
        return found.stream().findFirst();
    }

    private CompiledDecision compile(UUID draft) {
        String xml = jdbc.queryForObject("select xml from fdforge.decision_draft where id = ?", String.class, draft);
        String key =
                jdbc.queryForObject("select decision from fdforge.decision_draft where id = ?", String.class, draft);
        byte[] bytes = String.valueOf(xml).getBytes(StandardCharsets.UTF_8);
        return compiler.compile(
                Dmn.readModelFromStream(new ByteArrayInputStream(bytes)).getModelElementById(key));
    }
}
