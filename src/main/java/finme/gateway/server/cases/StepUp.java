package finme.gateway.server.cases;

import finme.account.Codes;
import finme.account.Sessions;
import finme.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever left a page open for long proves once more who they are, before something that can't be taken back. */
@Component
class StepUp {
    private static final Duration FRESH = Duration.ofMinutes(30);

    private final Sessions sessions;
    private final Codes codes;

    StepUp(Sessions sessions, Codes codes) {
        this.sessions = sessions;
        this.codes = codes;
    }

    void insist(String session, @Nullable String code, String language) {
        if (code != null && !code.isBlank()) {
            codes.prove(session, code);
        } else if (sessions.find(session).provenAt().isBefore(Instant.now().minus(FRESH))) {
            codes.sendAgain(session, language);
            throw Problem.of(403, "fresh_code_needed", "A code is on its way; this needs it.");
        }
    }
}
