package finme.platform.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code fdforge.application_trace}; no row of it unless traces are taken. */
final class TraceRows {
    private final JdbcTemplate jdbc;

    TraceRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID application, SpanContext span) {
        jdbc.update(
                "insert into fdforge.application_trace (application, trace, span) values (?, ?, ?) on conflict do nothing",
                application,
                span.getTraceId(),
                span.getSpanId());
    }

    Optional<SpanContext> find(UUID application) {
        return jdbc
                .query(
                        "select trace, span from fdforge.application_trace where application = ?",
                        (row, index) -> SpanContext.createFromRemoteParent(
                                row.getString(1), row.getString(2), TraceFlags.getSampled(), TraceState.getDefault()),
                        application)
                .stream()
                .findFirst();
    }
}
