package finme.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What an edge asks all the time: whether core has something new to tell. Core hears by it that the edge is there. */
@HttpExchange("/edge/v1/link")
public interface EdgeLink {
    /** Answers as soon as there is something newer than what the edge has, after a few seconds in any case. */
    @PostExchange
    Told ask(@RequestBody Report report);

    /**
     * @param snapshot version of what the edge works by, null for none
     * @param waiting applications kept at the edge
     * @param parked of those that could not be handed over
     * @param damaged places on its disk that could not be read
     */
    record Report(
            @Nullable Long snapshot,
            @Nullable String digest,
            int waiting,
            @Nullable Instant oldestAt,
            int parked,
            int damaged,
            long bytes,
            long quota) {}

    /** @param snapshot a signed one, null when the edge has the newest */
    record Told(@Nullable String snapshot) {}
}
