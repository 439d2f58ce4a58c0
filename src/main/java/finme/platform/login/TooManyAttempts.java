package finme.platform.login;

import finme.kernel.Problem;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Nobody has looked at the password: whoever knocks has to wait. */
public final class TooManyAttempts extends AuthenticationException {
    private final transient Problem problem;

    TooManyAttempts(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    public Duration after() {
        Duration after = problem.retryAfter();
        return after == null ? Duration.ofSeconds(1) : after;
    }
}
