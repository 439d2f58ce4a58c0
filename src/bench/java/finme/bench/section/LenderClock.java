package finme.bench.section;

import finme.bench.load.Load;
import finme.bench.load.Post;
import java.io.IOException;
import java.time.Duration;

/** What one call of the sandbox's lender takes when nothing else goes on: the partner's part of every case. */
final class LenderClock {
    /** As applications come under low load: what is asked less often answers more slowly. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final int CALLS = 50;

    private final int port;

    LenderClock(int port) {
        this.port = port;
    }

    double millis() throws IOException {
        Post post = Post.json(
                port,
                "/sandbox/partners/accept",
                "",
                "{\"ref\": \"clock\", \"sum\": 6000, \"months\": 36, \"first\": \"Irina\", \"last\": \"Novak\","
                        + " \"phone\": \"+420720000000\", \"email\": \"clock@example.test\"}");
        return Load.answers(post, CALLS, PAUSE).at(50);
    }
}
