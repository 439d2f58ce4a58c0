package finme.sandbox.partners;

import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.sandbox.SandboxSecrets;
import finme.sandbox.partners.answers.Answer;
import finme.sandbox.partners.answers.Behaviour;
import finme.sandbox.partners.answers.Fields;
import finme.sandbox.partners.answers.Lead;
import finme.sandbox.partners.answers.Options;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where simulated lenders take applications: any body, any format; no thread is held while one thinks. */
@RestController
class LenderController {
    private static final int LARGEST = 1 << 20;

    private final Lenders lenders;
    private final SandboxSecrets secrets;

    LenderController(Lenders lenders, SandboxSecrets secrets) {
        this.lenders = lenders;
        this.secrets = secrets;
    }

    /** @return null when it is promised to {@link LateAnswers} */
    @PostMapping("/sandbox/partners/{behaviour}")
    @Nullable
    ResponseEntity<byte[]> apply(@PathVariable("behaviour") String path, HttpServletRequest request)
            throws IOException {
        Behaviour behaviour = Behaviour.at(path);
        Options options = Options.of(request.getQueryString());
        byte[] body = request.getInputStream().readNBytes(LARGEST);
        authenticate(options.text("auth", "none"), request, body);
        String key = key(request);
        String origin =
                ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
        Lead lead = Lead.of(
                leadId(behaviour, key),
                key,
                Fields.read(body, String.valueOf(request.getContentType())),
                origin,
                callback(options, origin));
        CompletableFuture<Call.Given> answer = lenders.hear(behaviour, key, lead, options);
        if (answer.isDone()) {
            return response(answer.join());
        }
        LateAnswers.promise(request, answer);
        return null;
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

    private static ResponseEntity<byte[]> response(Call.Given given) {
        Answer answer = given.answer();
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(answer.status()).header(HttpHeaders.CONTENT_TYPE, answer.contentType());
        if (answer.retryAfter() != null) {
            response.header(HttpHeaders.RETRY_AFTER, answer.retryAfter());
        }
        if (given.replayed()) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.body(answer.body());
    }
}
