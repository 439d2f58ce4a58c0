package finme.process.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.work.FailureTrace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The engine's REST API makes 500 of most of what a caller does wrong: a task that is done already, a suspended instance,
 * a value that is none. Here it becomes what it is, in the engine's own form; what the database says, which may quote
 * values, is left out.
 */
@Configuration(proxyBeanMethods = false)
class EngineFaults {
    private static final Logger LOG = LoggerFactory.getLogger(EngineFaults.class);
    private static final int AFTER_LOGIN = -40;

    /** By the engine's names of its exceptions. */
    private static final Set<String> CONFLICTS = Set.of(
            "OptimisticLockingException", "SuspendedEntityInteractionException", "CrdbTransactionRetryException");

    private static final Set<String> MISSING = Set.of("NullValueException", "NotFoundException");

    @Bean
    FilterRegistrationBean<Rewording> faultsOfTheEngine(ObjectMapper json) {
        FilterRegistrationBean<Rewording> filter = new FilterRegistrationBean<>(new Rewording(json));
        filter.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        filter.setOrder(AFTER_LOGIN);
        return filter;
    }

    private record Fault(int status, String type, String message) {}

    static final class Rewording extends OncePerRequestFilter {
        private final ObjectMapper json;

        Rewording(ObjectMapper json) {
            this.json = json;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Held held = new Held(response);
            try {
                chain.doFilter(request, held);
            } catch (ServletException | RuntimeException failed) {
                if (response.isCommitted()) {
                    throw failed;
                }
                if (!(failed instanceof RequestRejectedException)) {
                    LOG.warn("A request to the engine failed", FailureTrace.of(failed));
                }
                write(response, new Fault(400, "InvalidRequestException", "The request can't be served."));
                return;
            }
            if (held.failed) {
                write(response, reworded(held.body.toByteArray()));
            }
        }

        private Fault reworded(byte[] body) {
            String type = "";
            String message = "";
            try {
                JsonNode said = json.readTree(body);
                type = said.path("type").asText();
                message = said.path("message").asText();
            } catch (IOException noJson) {
                // then nothing is known of it
            }
            if (isAway(message)) {
                return new Fault(503, type, "FinMe can't do that right now.");
            }
            String told = isOfTheDatabase(type, message) ? "The request can't be served." : message;
            if (CONFLICTS.contains(type) || isConflict(message)) {
                return new Fault(409, type, told);
            }
            if (MISSING.contains(type) || message.contains("annot find") || message.contains("does not exist")) {
                return new Fault(404, type, told);
            }
            LOG.info("A request to the engine is refused: {}", type);
            return new Fault(400, type.isEmpty() ? "InvalidRequestException" : type, told);
        }

        /** Where the API has put an exception of its own around the engine's. */
        private static boolean isConflict(String message) {
            return message.contains("suspended") || message.contains("concurrently");
        }

        private static boolean isAway(String message) {
            return message.contains("JDBC Connection")
                    || message.contains("onnection is not available")
                    || message.contains("terminating connection")
                    || message.contains("lock timeout")
                    || message.contains("deadlock")
                    || message.contains("I/O error occurred");
        }

        private static boolean isOfTheDatabase(String type, String message) {
            return type.contains("Persistence")
                    || type.contains("SQL")
                    || message.contains("###")
                    || message.contains("ERROR:");
        }

        private void write(HttpServletResponse response, Fault fault) throws IOException {
            response.resetBuffer();
            response.setStatus(fault.status);
            if (fault.status == 503) {
                response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            }
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            byte[] body = json.writeValueAsBytes(Map.of("type", fault.type, "message", fault.message, "code", 0));
            response.setContentLength(body.length); // in place of the one for what is not said
            response.getOutputStream().write(body);
        }
    }

    /** Keeps back the body of a failure, which is short. */
    private static final class Held extends HttpServletResponseWrapper {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private boolean failed;

        Held(HttpServletResponse response) {
            super(response);
        }

        private static boolean isFailure(int status) {
            return status >= 500 && status != 503;
        }

        @Override
        public void setStatus(int status) {
            failed = isFailure(status);
            if (!failed) {
                super.setStatus(status);
            }
        }

        @Override
        public void sendError(int status) throws IOException {
            failed = isFailure(status);
            if (!failed) {
                super.sendError(status);
            }
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status); // the message may quote what was sent
        }

        @Override
        public void setContentLength(int length) {
            if (!failed) {
                super.setContentLength(length);
            }
        }

        @Override
        public void setContentLengthLong(long length) {
            if (!failed) {
                super.setContentLengthLong(length);
            }
        }

        @Override
        public void flushBuffer() throws IOException {
            if (!failed) {
                super.flushBuffer();
            }
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            return failed ? new PrintWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8)) : super.getWriter();
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return failed ? new Kept(body) : super.getOutputStream();
        }
    }

    private static final class Kept extends ServletOutputStream {
        private final ByteArrayOutputStream body;

        Kept(ByteArrayOutputStream body) {
            this.body = body;
        }

        @Override
        public void write(int next) {
            body.write(next);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            // nobody writes later
        }
    }
}
