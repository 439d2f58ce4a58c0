package finme.process.move;

import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.process.ProcessMoves;
import finme.process.move.MoveRows.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The engine's own batches do the moving, an instance a job: one that can't go on holds up no other. */
@Service
class EngineMoves implements ProcessMoves {
    private final RuntimeService runtime;
    private final Forecast forecast;
    private final TrialMove trial;
    private final MoveRows rows;
    private final Ledger ledger;

    EngineMoves(RuntimeService runtime, Forecast forecast, TrialMove trial, MoveRows rows, Ledger ledger) {
        this.runtime = runtime;
        this.forecast = forecast;
        this.trial = trial;
        this.rows = rows;
        this.ledger = ledger;
    }

    @Override
    public List<Version> versions() {
        return forecast.versions();
    }

    @Override
    public Preview preview(String key, int from, int to) {
        return forecast.of(forecast.definition(key, from), forecast.definition(key, to), null);
    }

    @Override
    @Transactional
    public Move start(String key, int from, int to, String actor) {
        return begin(forecast.definition(key, from), forecast.definition(key, to), null, actor);
    }

    @Override
    @Transactional
    public Move back(UUID move, String actor) {
        Row before = row(move);
        return begin(
                forecast.definition(before.key(), before.to()),
                forecast.definition(before.key(), before.from()),
                before,
                actor);
    }

    private Move begin(ProcessDefinition from, ProcessDefinition to, @Nullable Row before, String actor) {
        rows.lock(from.getKey());
        if (rows.of(from.getKey()).stream().anyMatch(each -> state(each) == State.RUNNING)) {
            throw Problem.conflict("move_running", "Another move of this process is under way.");
        }
        List<String> instances = forecast.movable(from, to, before == null ? null : rows.instances(before.id()));
        if (instances.isEmpty()) {
            throw Problem.conflict(
                    "nothing_to_move", "No instance of version " + from.getVersion() + " can be moved there.");
        }
        Batch batch = runtime.newMigration(trial.plan(from, to))
                .processInstanceIds(instances)
                .executeAsync();
        Row row = new Row(
                Ids.next(),
                from.getKey(),
                from.getId(),
                from.getVersion(),
                to.getId(),
                to.getVersion(),
                instances.size(),
                instances.size(),
                true,
                Instant.now(),
                actor,
                before == null ? null : before.id());
        rows.add(row, batch.getId(), instances);
        Map<String, Object> details =
                Map.of("from", row.from(), "to", row.to(), "instances", instances.size(), "move", row.id());
        String action = before == null ? "instances_moved" : "instances_moved_back";
        ledger.append(Change.of("process", row.key(), row.to(), action, actor, details));
        return move(row);
    }

    @Override
    public Move find(UUID move) {
        return move(row(move));
    }

    @Override
    public List<Move> list(String key) {
        return rows.of(key).stream().map(EngineMoves::move).toList();
    }

    private Row row(UUID move) {
        return rows.find(move).orElseThrow(() -> Problem.notFound("This move"));
    }

    private static State state(Row row) {
        if (row.left() == 0) {
            return State.DONE;
        }
        return row.goesOn() ? State.RUNNING : State.PARTLY;
    }

    private static Move move(Row row) {
        return new Move(
                row.id(),
                row.key(),
                row.from(),
                row.to(),
                state(row),
                row.total(),
                row.total() - row.left(),
                row.at(),
                row.actor(),
                row.backOf());
    }
}
