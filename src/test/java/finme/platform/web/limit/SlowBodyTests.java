package finme.platform.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import finme.platform.web.problem.ErrorPages;
import finme.platform.web.problem.ProblemAdvice;
import finme.platform.web.problem.Problems;
import finme.testing.Edges;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whoever sends a byte now and then holds neither a thread nor a place for long. */
class SlowBodyTests {
    private static final String APPLICATIONS = "/api/v1/sources/slow/applications";
    private static final int THREADS = 4;

    private static ConfigurableApplicationContext server;

    @BeforeAll
    static void starts() {
        server = new SpringApplicationBuilder(Server.class)
                .profiles("edge")
                .properties(Edges.properties(Edges.NO_CORE))
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--server.tomcat.threads.max=" + THREADS,
                        "--finme.intake.at-once=1",
                        "--finme.web.longest-head=1s",
                        "--finme.web.longest-body=1s");
    }

    @AfterAll
    static void stops() {
        server.close();
    }

    /** Each byte begins Tomcat's own time-out anew. */
    @Test
    void aHeadWithoutEndIsCutOff() throws IOException {
        int port = ((WebServerApplicationContext) server).getWebServer().getPort();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("GET /api/v1/schemas/application HTTP/1.1\r\nHost: a\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(1);
            Awaitility.await().atMost(Duration.ofSeconds(8)).until(() -> isCutOffWhileSending(socket));
        }
    }

    private static boolean isCutOffWhileSending(Socket socket) {
        try {
            socket.getOutputStream().write("X-More: and more\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void isToldSoAndCutOff() throws IOException {
        for (String path : List.of(APPLICATIONS, "/json")) {
            try (Dribbler dribbler = new Dribbler(path, "application/json")) {
                assertThat(dribbler.answer())
                        .startsWith("HTTP/1.1 408")
                        .containsIgnoringCase("connection: close")
                        .contains("application/problem+json")
                        .contains("\"body_too_slow\"");
            }
        }
    }

    @Test
    void itsPlaceInTheCrowdComesBack() throws IOException {
        try (Dribbler dribbler = new Dribbler(APPLICATIONS, "application/json")) {
            Awaitility.await().until(() -> send(APPLICATIONS).startsWith("HTTP/1.1 503"));
            assertThat(dribbler.answer()).startsWith("HTTP/1.1 408");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(1))
                    .until(() -> send(APPLICATIONS).startsWith("HTTP/1.1 200"));
        }
    }

    @Test
    void aFormTakesNoLonger() throws IOException {
        try (Dribbler dribbler = new Dribbler("/form", "application/x-www-form-urlencoded")) {
            assertThat(dribbler.answer()).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void whatNobodyReadsHoldsNoThread() throws IOException {
        List<Dribbler> many = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * THREADS; i++) {
                many.add(new Dribbler("/refused", "application/json"));
            }
            for (Dribbler dribbler : many) {
                assertThat(dribbler.answer()).startsWith("HTTP/1.1 401");
            }
            assertThat(send("/free")).startsWith("HTTP/1.1 200");
        } finally {
            for (Dribbler dribbler : many) {
                dribbler.close();
            }
        }
    }

    @Test
    void aModelMayTakeLonger() throws IOException {
        try (Dribbler dribbler = new Dribbler("/engine-rest/deployment", "application/json", 40)) {
            assertThat(dribbler.answer()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aConnectionIsKeptAfterABodyThatNobodyRead() throws IOException {
        try (Socket socket = connect()) {
            String request = "POST /refused HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
            socket.getOutputStream()
                    .write((request + request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"))
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(everything(socket).split("HTTP/1.1 401", -1)).hasSize(3);
        }
    }

    private static String send(String path) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}")
                            .getBytes(StandardCharsets.US_ASCII));
            return everything(socket);
        }
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket(
                "127.0.0.1",
                ((WebServerApplicationContext) server).getWebServer().getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String everything(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                .lines()
                .collect(Collectors.joining("\n"));
    }

    /** Sends a body a byte at a time, until it is complete or nobody listens any more. */
    private static final class Dribbler implements AutoCloseable {
        private final Socket socket = connect();
        private final Thread hand;

        Dribbler(String path, String type) throws IOException {
            this(path, type, 10_000);
        }

        Dribbler(String path, String type, int length) throws IOException {
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type + "\r\nContent-Length: "
                                    + length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            hand = new Thread(() -> dribble(length));
            hand.start();
        }

        private void dribble(int length) {
            try {
                for (int i = 0; i < length; i++) {
                    socket.getOutputStream().write(' ');
                    LockSupport.parkNanos(50_000_000);
                }
            } catch (IOException cutOff) {
                // as it should be
            }
        }

        /** Whatever comes until the other side closes. */
        String answer() throws IOException {
            StringBuilder answer = new StringBuilder();
            try {
                for (int next = socket.getInputStream().read();
                        next >= 0;
                        next = socket.getInputStream().read()) {
                    answer.append((char) next);
                    if (answer.indexOf("HTTP/1.1 200") >= 0 && answer.indexOf("\r\n\r\n") > 0) {
                        break;
                    }
                }
            } catch (SocketTimeoutException held) {
                throw new AssertionError("nobody ends this: " + answer, held);
            } catch (IOException reset) {
                // a byte came after the end
            }
            return answer.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        PropertyPlaceholderAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class
    })
    @Import({
        BodyLimit.class,
        CrowdLimit.class,
        WebLimits.class,
        Problems.class,
        ProblemAdvice.class,
        ErrorPages.class,
        Takers.class
    })
    static class Server {
        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    @RestController
    static class Takers {
        @PostMapping({APPLICATIONS, "/engine-rest/deployment"})
        void bytes(HttpServletRequest request) throws IOException {
            request.getInputStream().readAllBytes();
        }

        @PostMapping("/json")
        void json(@RequestBody List<String> body) {}

        @PostMapping("/form")
        void form(HttpServletRequest request) {
            request.getParameter("name");
        }

        @PostMapping("/refused")
        @ResponseStatus(HttpStatus.UNAUTHORIZED)
        void refused() {}

        @PostMapping("/free")
        void free() {}
    }
}
