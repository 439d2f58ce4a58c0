package finme.chaos;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What a strike came to. Both times begin with the strike.
 *
 * @param live applications that had not ended then
 * @param ready when every node that is left answered again, its database too
 * @param moving when the last of what was locked or leased just after the strike had been taken up by somebody
 */
record Blow(Strike.Kind kind, int acknowledged, int live, Duration ready, CompletableFuture<Duration> moving) {
    /** A line of the table. */
    String line() {
        return "| %s | %d | %d | %s | %s |"
                .formatted(
                        kind.text,
                        acknowledged,
                        live,
                        seconds(ready),
                        moving.isDone() ? seconds(moving.join()) : "not yet");
    }

    static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1e3);
    }
}
