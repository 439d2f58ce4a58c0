package finme.batch.store;

import finme.batch.Batch;
import finme.batch.Batch.State;
import finme.batch.BatchDesk;
import finme.batch.BatchRow;
import finme.batch.BatchSettings;
import finme.batch.ReportLine;
import finme.fdforge.BlindIndex;
import finme.kernel.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Each call is one transaction; what was answered is durable. */
@Service
class StoredBatches implements BatchDesk {
    private static final UUID NEWEST = new UUID(-1, -1);

    private final BatchTable table;
    private final Chunks chunks;
    private final Reports reports;
    private final BlindIndex index;
    private final BatchSettings settings;

    StoredBatches(BatchTable table, Chunks chunks, Reports reports, BlindIndex index, BatchSettings settings) {
        this.table = table;
        this.chunks = chunks;
        this.reports = reports;
        this.index = index;
        this.settings = settings;
    }

    @Override
    @Transactional
    public void open(UUID id, String source, @Nullable String actor) {
        if (table.add(id, source, actor == null ? "source" : actor)) {
            chunks.begin(id);
        } else {
            own(id, source);
        }
    }

    @Override
    @Transactional
    public void append(UUID id, String source, int number, List<BatchRow> rows) {
        Batch batch = own(id, source);
        if (batch.state() != State.RECEIVING) {
            throw closed();
        }
        if (!chunks.add(id, number, rows)) {
            return;
        }
        if (batch.rows() + rows.size() > settings.mostRows()) {
            throw Problem.of(
                    413, "too_many_rows", "A file may have " + settings.mostRows() + " rows; send it in parts.");
        }
        table.grow(id, rows.size());
    }

    @Override
    @Transactional
    public Batch close(UUID id, String source, int number, String digest) {
        Batch batch = own(id, source);
        if (batch.state() == State.FAILED) {
            throw closed();
        }
        if (batch.state() == State.RECEIVING) {
            if (chunks.count(id) != number) {
                throw Problem.conflict("batch_incomplete", "Not all of the file has come; send it again.");
            }
            table.close(id, index.of("batch.digest", digest));
            if (number == 0) {
                finish(id, State.DONE, null);
            }
        }
        return own(id, source);
    }

    @Override
    @Transactional
    public void giveUp(UUID id, String source, String reason) {
        if (own(id, source).state() == State.RECEIVING) {
            finish(id, State.FAILED, reason);
        }
    }

    private void finish(UUID id, State state, @Nullable String reason) {
        chunks.end(id);
        table.finish(id, state, reason);
    }

    /** @throws Problem 404 also for another source's */
    private Batch own(UUID id, String source) {
        return table.lock(id)
                .filter(batch -> batch.source().equals(source))
                .orElseThrow(() -> Problem.notFound("This batch"));
    }

    private static Problem closed() {
        return Problem.conflict("batch_closed", "This file is not being received any more; send it again.");
    }

    @Override
    public Optional<Batch> find(UUID id) {
        return table.find(id);
    }

    @Override
    public List<Batch> list(@Nullable String source, @Nullable UUID before, int limit) {
        return table.list(source, before == null ? NEWEST : before, limit);
    }

    @Override
    public List<ReportLine> report(UUID id, long after, int limit) {
        return reports.page(id, after, limit);
    }
}
