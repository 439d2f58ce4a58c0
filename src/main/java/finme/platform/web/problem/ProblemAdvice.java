package finme.platform.web.problem;

import finme.fdforge.ErasedException;
import finme.kernel.Problem;
import finme.work.FailureTrace;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Every exception of an API as {@code application/problem+json}; what nobody foresaw is a 500 that tells nothing. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.LOWEST_PRECEDENCE)
public class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Duration COME_AGAIN = Duration.ofSeconds(5);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(Problem problem) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status());
        if (problem.retryAfter() != null) {
            long seconds = Math.max(1, problem.retryAfter().plusMillis(999).toSeconds());
            answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        }
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(Problems.of(problem));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(BodyTooLarge tooLarge) {
        return answer(413, "body_too_large", tooLarge.sentence());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> erased(ErasedException gone) {
        return answer(410, "erased", String.valueOf(gone.getMessage()));
    }

    /** Somebody holds what this needs for longer than a request waits. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> waitedInVain(PessimisticLockingFailureException waited) {
        return databaseAway(waited);
    }

    /** Two people saved the same thing at once; the second one hears of it. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> changedMeanwhile(OptimisticLockingFailureException conflict) {
        return answer(409, "changed_meanwhile", "Somebody else changed this at the same moment; read it again.");
    }

    /** The database restarts, or all connections are taken: nobody's mistake, and over soon. */
    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ResponseEntity<ProblemDetail> databaseAway(Exception away) {
        LOG.info("A request is told to come again: {}", away.getClass().getSimpleName());
        return problem(Problem.busy(503, "unavailable", "FinMe can't do that right now.", COME_AGAIN));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unforeseen(Exception exception) throws Exception {
        if (exception instanceof AccessDeniedException || exception instanceof AuthenticationException) {
            throw exception; // Spring Security answers these
        }
        BodyTooLarge tooLarge = BodyTooLarge.in(exception);
        if (tooLarge != null) {
            return tooLarge(tooLarge);
        }
        if (BodyTooSlow.isIn(exception)) {
            return answer(408, Problems.codeOf(408), Problems.sentence(408));
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(exception) || BrokenBody.isIn(exception)) {
            return answer(400, "malformed", "The request did not arrive completely.");
        }
        if (DatabaseAway.isIn(exception)) {
            return databaseAway(exception);
        }
        if (exception instanceof RequestRejectedException) {
            return answer(400, Problems.codeOf(400), Problems.sentence(400)); // a header, looked at when it is read
        }
        if (UnstorableValue.isIn(exception)) {
            return answer(422, UnstorableValue.CODE, UnstorableValue.SENTENCE);
        }
        LOG.error("Unforeseen failure of a request", FailureTrace.of(exception));
        return answer(500, "internal", "Something went wrong on our side.");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail detail = detail(exception, status.value());
        return ResponseEntity.status(detail.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    /** Spring takes a body that did not come for a malformed one. */
    private static ProblemDetail detail(Exception exception, int status) {
        BodyTooLarge tooLarge = BodyTooLarge.in(exception);
        if (tooLarge != null) {
            return Problems.of(413, "body_too_large", tooLarge.sentence());
        }
        int code = BodyTooSlow.isIn(exception) ? 408 : status;
        return Problems.of(code, Problems.codeOf(code), Problems.sentence(code));
    }

    private static ResponseEntity<ProblemDetail> answer(int status, String code, String sentence) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.of(status, code, sentence));
    }
}
