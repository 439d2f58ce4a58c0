package finme.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import finme.outbound.Exchange;
import finme.outbound.Trail;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import jakarta.servlet.FilterChain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What comes in and what goes out belong together, also from one process to the next. */
class ExchangeSpansTests {
    private static final String CALLER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private ExchangeSpans witness;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            told.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        witness = new ExchangeSpans(
                provider.get("test"), new StaticListableBeanFactory().getBeanProvider(ApplicationTraces.class));
        witness.afterPropertiesSet();
    }

    @AfterEach
    void stop() {
        witness.destroy();
        server.stop(0);
        provider.close();
    }

    @Test
    void theCallersTraceGoesOnAtWhomeverWeCall() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/sources/x/applications");
        request.addHeader("traceparent", CALLER);
        FilterChain chain = (in, out) -> {
            assertThat(MDC.get("traceId")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
            send("/secret-of-a-person?phone=1");
        };
        new RequestSpans(provider.get("test")).doFilter(request, new MockHttpServletResponse(), chain);
        assertThat(MDC.get("traceId")).isNull();
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-")
                .doesNotContain("00f067aa0ba902b7");
        List<SpanData> all = spans.getFinishedSpanItems();
        assertThat(all).extracting(SpanData::getTraceId).containsOnly("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(all.toString()).doesNotContain("secret-of-a-person", "phone=1");
    }

    @Test
    void aCallThatFailsIsSeenAsSuch() {
        server.stop(0);
        Span own = provider.get("test").spanBuilder("own").startSpan();
        try (Scope current = own.makeCurrent()) {
            assertThat(sending("/").handle((answer, fault) -> fault != null).join())
                    .isTrue();
        }
        assertThat(spans.getFinishedSpanItems()).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(own.getSpanContext().getTraceId());
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        });
    }

    @Test
    void whileNobodyFollowsNothingIsAdded() {
        witness.destroy();
        Trail.about(
                () -> {
                    throw new AssertionError("nobody asks what it is about");
                },
                () -> send("/"));
        assertThat(told).containsExactly("null");
        assertThat(spans.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void whatItIsAboutIsNamed() {
        UUID application = UUID.randomUUID();
        Trail.about(() -> application, () -> send("/"));
        assertThat(spans.getFinishedSpanItems())
                .singleElement()
                .satisfies(span -> assertThat(span.getAttributes().toString()).contains(application.toString()));
    }

    private int send(String path) {
        return sending(path).join().statusCode();
    }

    private java.util.concurrent.CompletableFuture<java.net.http.HttpResponse<byte[]>> sending(String path) {
        URI address = URI.create("http://localhost:" + server.getAddress().getPort() + path);
        return Exchange.send(
                HttpClient.newHttpClient(), HttpRequest.newBuilder(address).build(), Duration.ofSeconds(5));
    }
}
