package finme.platform.tracing;

import finme.outbound.Trail;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;

/**
 * A span for whatever goes out, which names host and status and no more, in the trace of the application it is about, else
 * of the request that causes it; whoever is called gets it as {@code traceparent}.
 */
final class ExchangeSpans implements Trail.Witness, InitializingBean, DisposableBean {
    private final Tracer tracer;
    private final ObjectProvider<ApplicationTraces> applications;

    ExchangeSpans(Tracer tracer, ObjectProvider<ApplicationTraces> applications) {
        this.tracer = tracer;
        this.applications = applications;
    }

    @Override
    public void afterPropertiesSet() {
        Trail.watch(this);
    }

    @Override
    public void destroy() {
        Trail.watch(null);
    }

    @Override
    public Trail.Step leaving(String method, String host, @Nullable UUID about) {
        Span span = tracer.spanBuilder(method + ' ' + host)
                .setParent(context(about))
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("http.request.method", method)
                .setAttribute("server.address", host)
                .startSpan();
        if (about != null) {
            span.setAttribute("finme.application", about.toString());
        }
        return new Sent(span);
    }

    private Context context(@Nullable UUID about) {
        ApplicationTraces known = about == null ? null : applications.getIfAvailable();
        return known == null || about == null ? Context.current() : known.of(about);
    }

    private record Sent(Span span) implements Trail.Step {
        @Override
        public Map<String, String> headers() {
            Map<String, String> headers = new HashMap<>();
            W3CTraceContextPropagator.getInstance().inject(Context.root().with(span), headers, (all, name, value) -> {
                if (all != null) {
                    all.put(name, value);
                }
            });
            return headers;
        }

        @Override
        public void ended(@Nullable Integer status, @Nullable Throwable fault) {
            if (status != null) {
                span.setAttribute("http.response.status_code", status.longValue());
            }
            if (fault != null) {
                Throwable wrapped = fault.getCause();
                Throwable cause = fault instanceof CompletionException && wrapped != null ? wrapped : fault;
                span.setAttribute("error.type", cause.getClass().getSimpleName());
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }
}
