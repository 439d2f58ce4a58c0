package finme.platform.tracing;

import finme.platform.CoreRole;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;

/** Only where {@code finme.tracing.endpoint} names somebody who takes traces: without it there is none of this, and no cost. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${finme.tracing.endpoint:}'.isBlank()")
class TracingConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * Which traces are kept follows from their id, so every hop decides alike, whatever a caller says.
     *
     * @param endpoint such as {@code http://collector:4318/v1/traces}
     * @param sample of all traces, between 0 and 1
     */
    @Bean(destroyMethod = "close")
    OpenTelemetrySdk openTelemetry(
            @Value("${finme.tracing.endpoint}") String endpoint,
            @Value("${finme.tracing.sample:1.0}") double sample,
            @Value("${finme.tracing.service:finme}") String service) {
        Resource resource = Resource.getDefault()
                .merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service)));
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(resource)
                .setSampler(Sampler.traceIdRatioBased(sample))
                .addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                .setEndpoint(endpoint)
                                .setTimeout(PATIENCE)
                                .build())
                        .setScheduleDelay(Duration.ofSeconds(1))
                        .build())
                .build();
        return OpenTelemetrySdk.builder()
                .setTracerProvider(provider)
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build();
    }

    @Bean
    Tracer tracer(OpenTelemetrySdk telemetry) {
        return telemetry.getTracer("finme");
    }

    /** Before the logins, so that a refusal is in the trace, too. */
    @Bean
    FilterRegistrationBean<RequestSpans> requestSpans(Tracer tracer) {
        var filter = new FilterRegistrationBean<>(new RequestSpans(tracer));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    @Bean
    ExchangeSpans exchangeSpans(Tracer tracer, ObjectProvider<ApplicationTraces> applications) {
        return new ExchangeSpans(tracer, applications);
    }

    /** An edge knows no application but by the request it comes with. */
    @Bean
    @Profile(CoreRole.PROFILE)
    ApplicationTraces applicationTraces(Tracer tracer, JdbcTemplate jdbc) {
        return new ApplicationTraces(tracer, new TraceRows(jdbc));
    }
}
