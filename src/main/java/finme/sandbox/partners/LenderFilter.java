package finme.sandbox.partners;

import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.sandbox.SandboxSecrets;
import finme.sandbox.partners.answers.Behaviour;
import finme.sandbox.partners.answers.Lead;
import finme.sandbox.partners.answers.LenderAnswer;
import finme.sandbox.partners.answers.LenderFields;
import finme.sandbox.partners.answers.Options;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where simulated lenders take applications: any body, any format; no thread is held while one thinks. They stand before
 * FinMe's own filters, as a stranger's server would, and so cost little beside what is measured against them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LenderFilter extends OncePerRequestFilter {
    private static final String ADDRESS = "/sandbox/partners/";
    private static final int LARGEST = 1 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(12);

    private final Lenders lenders;
    private final SandboxSecrets secrets;

    LenderFilter(Lenders lenders, SandboxSecrets secrets) {
        this.lenders = lenders;
        this.secrets = secrets;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String address = request.getRequestURI();
        return !address.startsWith(ADDRESS)
                || address.indexOf('/', ADDRESS.length()) >= 0
                || !request.getMethod().equals(HttpMethod.POST.name());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        CompletableFuture<LenderCall.Given> answer;
        try {
            answer = hear(request);
        } catch (Problem problem) {
            refuse(response, problem);
            return;
        }
        if (answer.isDone()) {
            write(response, answer.join());
            return;
        }
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(PATIENCE.toMillis());
        answer.whenComplete((given, fault) -> send(response, given, context));
    }

    private CompletableFuture<LenderCall.Given> hear(HttpServletRequest request) throws IOException {
        Behaviour behaviour = Behaviour.at(request.getRequestURI().substring(ADDRESS.length()));
        Options options = Options.of(request.getQueryString());
        byte[] body = request.getInputStream().readNBytes(LARGEST);
        authenticate(options.text("auth", "none"), request, body);
        String key = key(request);
        String origin =
                ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
        Lead lead = Lead.of(
                leadId(behaviour, key),
                key,
                LenderFields.read(body, String.valueOf(request.getContentType())),
                origin,
                callback(options, origin));
        return lenders.hear(behaviour, key, lead, options);
    }

    private static String key(HttpServletRequest request) {
        String given = request.getHeader("Idempotency-Key");
        return given == null || given.isBlank() || given.length() > 200 ? "none-" + Ids.next() : given;
    }

    private static String leadId(Behaviour behaviour, String key) {
        String sum = SandboxSecrets.sign(behaviour.path(), key.getBytes(StandardCharsets.UTF_8), "hex");
        return "L-" + sum.substring(0, 16);
    }

    private static @Nullable URI callback(Options options, String origin) {
        String partner = options.text("partner");
        return partner == null || !partner.matches("[A-Za-z0-9._-]{1,64}")
                ? null
                : URI.create(origin + "/api/v1/partners/" + partner + "/callbacks");
    }

    private void authenticate(String kind, HttpServletRequest request, byte[] body) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean known = switch (kind) {
            case "none" -> true;
            case "basic" -> secrets.isBasic(authorization);
            case "bearer" -> secrets.isBearer(authorization);
            case "oauth2" -> secrets.isToken(authorization);
            case "api-key" -> secrets.isSecret(request.getHeader("X-Api-Key"));
            case "hmac" -> secrets.isSignature(request.getHeader("X-Signature"), body);
            default -> throw Problem.of(400, "bad_option", "?auth must be basic, bearer, oauth2, api-key or hmac.");
        };
        if (!known) {
            throw Problem.of(401, "unauthorized", "This simulated lender asks for " + kind + " authentication.");
        }
    }

    private static void refuse(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.getOutputStream().print(problem.getMessage());
    }

    private void send(HttpServletResponse response, LenderCall.@Nullable Given given, AsyncContext context) {
        try {
            if (given == null) {
                response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            } else {
                write(response, given);
            }
        } catch (IOException gone) {
            logger.debug("The caller did not wait for its answer.");
        } finally {
            context.complete();
        }
    }

    private static void write(HttpServletResponse response, LenderCall.Given given) throws IOException {
        LenderAnswer answer = given.answer();
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.setContentLength(answer.body().length);
        if (answer.retryAfter() != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, answer.retryAfter());
        }
        if (given.replayed()) {
            response.setHeader("Idempotency-Replayed", "true");
        }
        response.getOutputStream().write(answer.body());
    }
}
