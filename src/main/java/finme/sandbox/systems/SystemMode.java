package finme.sandbox.systems;

import finme.kernel.Problem;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a simulated system answers. */
enum SystemMode {
    OK("takes every message", 204, Duration.ZERO),
    FAIL("answers 500 each time", 500, Duration.ZERO),
    FLAKY("answers 503 to the first two tries of each message", 204, Duration.ZERO),
    SLOW("takes every message after three seconds", 204, Duration.ofSeconds(3)),
    /** Longer than anybody waits, shorter than the server's own patience. */
    HANG("says nothing for 25 seconds", 204, Duration.ofSeconds(25)),
    GONE("wants nothing more: 410", 410, Duration.ZERO);

    private static final int TRIES_IN_VAIN = 2;

    private final String does;
    private final int status;
    private final Duration delay;

    SystemMode(String does, int status, Duration delay) {
        this.does = does;
        this.status = status;
        this.delay = delay;
    }

    /** @throws Problem 422 */
    static SystemMode of(String name) {
        try {
            return valueOf(name.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid(
                    "/mode",
                    "invalid_mode",
                    "Must be one of "
                            + Arrays.stream(values()).map(SystemMode::word).collect(Collectors.joining(", ")) + ".");
        }
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String does() {
        return does;
    }

    Duration delay() {
        return delay;
    }

    /** @param attempt of this message, from 1 */
    int status(int attempt) {
        return this == FLAKY && attempt <= TRIES_IN_VAIN ? 503 : status;
    }
}
