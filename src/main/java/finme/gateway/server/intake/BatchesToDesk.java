package finme.gateway.server.intake;

import finme.batch.Batch;
import finme.batch.BatchDesk;
import finme.batch.BatchRow;
import finme.batch.ReportLine;
import finme.gateway.BatchIntake;
import finme.kernel.Problem;
import finme.reception.Arrival.Way;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BatchesToDesk implements BatchIntake {
    private static final int PAGE = 1_000;

    private final BatchDesk desk;
    private final SubmissionReader reader;

    BatchesToDesk(BatchDesk desk, SubmissionReader reader) {
        this.desk = desk;
        this.reader = reader;
    }

    @Override
    public void open(Opening opening) {
        desk.open(opening.id(), opening.source(), opening.actor());
    }

    @Override
    public void append(Chunk chunk) {
        desk.append(
                chunk.batch(),
                chunk.source(),
                chunk.number(),
                chunk.rows().stream().map(this::row).toList());
    }

    private BatchRow row(Row row) {
        return new BatchRow(
                row.line(),
                row.submission() == null ? null : reader.arrival(row.submission(), Way.FILED),
                row.faults());
    }

    @Override
    public BatchView close(Closing closing) {
        return view(desk.close(closing.batch(), closing.source(), closing.chunks(), closing.digest()));
    }

    @Override
    public void giveUp(GivingUp givingUp) {
        desk.giveUp(givingUp.batch(), givingUp.source(), givingUp.reason());
    }

    @Override
    public Optional<BatchView> view(String source, UUID id) {
        return desk.find(id).filter(batch -> batch.source().equals(source)).map(BatchesToDesk::view);
    }

    @Override
    public ReportPage report(String source, UUID id, long after) {
        if (view(source, id).isEmpty()) {
            throw Problem.notFound("This batch");
        }
        List<ReportLine> lines = desk.report(id, after, PAGE);
        return new ReportPage(
                lines.stream()
                        .map(line -> new RowReport(line.line(), line.field(), line.code(), line.message()))
                        .toList(),
                lines.size() < PAGE ? null : lines.get(lines.size() - 1).line());
    }

    private static BatchView view(Batch batch) {
        return new BatchView(
                batch.id(),
                batch.source(),
                batch.state().name(),
                batch.reason(),
                batch.rows(),
                batch.accepted(),
                batch.duplicates(),
                batch.rejected(),
                batch.openedAt(),
                batch.endedAt());
    }
}
