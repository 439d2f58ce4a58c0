package finme.platform.tracing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import finme.fdforge.Change;
import finme.fdforge.LedgerListener;
import finme.work.AfterCommit;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One trace for an application's whole life, however many days, nodes and systems it takes: that of the request it came
 * with. Whatever the ledger says of it stands there as well.
 */
final class ApplicationTraces implements LedgerListener {
    private static final String KIND = "application";
    private static final int MOST = 10_000;

    private final Tracer tracer;
    private final TraceRows rows;
    private final Cache<UUID, SpanContext> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    ApplicationTraces(Tracer tracer, TraceRows rows) {
        this.tracer = tracer;
        this.rows = rows;
    }

    /** One that came before there were traces gets one of its own each time. */
    Context of(UUID application) {
        SpanContext first = known.getIfPresent(application);
        if (first == null) {
            first = rows.find(application).orElse(null);
            if (first == null) {
                return Context.root();
            }
            known.put(application, first);
        }
        return Context.root().with(Span.wrap(first));
    }

    @Override
    public void written(List<Change> changes) {
        for (Change change : changes) {
            if (change.kind().equals(KIND) && change.subject() != null) {
                follow(change.subject(), change.action());
            }
        }
    }

    private void follow(UUID application, String action) {
        if (action.equals("received")) {
            SpanContext first = Objects.requireNonNull(request()).getSpanContext();
            rows.add(application, first);
            known.put(application, first);
        }
        Context trace = of(application);
        AfterCommit.run(() -> tracer.spanBuilder("application " + action)
                .setParent(trace)
                .setAttribute("finme.application", application.toString())
                .startSpan()
                .end());
    }

    /** What was kept at an edge comes without one. */
    private Span request() {
        Span current = Span.current();
        if (current.getSpanContext().isValid()) {
            return current;
        }
        Span first = tracer.spanBuilder("application taken in").setNoParent().startSpan();
        first.end();
        return first;
    }
}
