package finme.account.limit;

import finme.kernel.Problem;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How often one caller may ask and try; many people may share one network address. */
@Component
public class Callers {
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final AskedCounts counts;
    private final int most;

    Callers(AskedCounts counts, @Value("${finme.cabinet.codes.per-caller:200}") int most) {
        this.counts = counts;
        this.most = most;
    }

    /** Codes and passkeys together. @throws Problem 429 {@code too_many_tries} */
    public void countTry(String caller) {
        count("try", caller);
    }

    /** @throws Problem 429 {@code too_many_tries} */
    public void countChallenge(String caller) {
        count("challenge", caller);
    }

    private void count(String purpose, String caller) {
        if (counts.isOver(purpose, caller, WINDOW, most)) {
            throw Problem.busy(429, "too_many_tries", "Too many tries from here; come back later.", WINDOW);
        }
    }
}
