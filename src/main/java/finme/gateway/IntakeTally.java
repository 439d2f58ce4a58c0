package finme.gateway;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What an edge has seen of sources beyond the applications it handed over, in sums; no value of any payload. */
@HttpExchange("/edge/v1/tally")
public interface IntakeTally {
    /** Counted once, however often it comes. What an edge can't hand over now it sends again. */
    @PostExchange
    void add(@RequestBody Report report);

    record Report(UUID id, List<Answered> answered, List<Refused> refused, List<KeyUse> keys) {}

    /** @param day in UTC @param what {@code accepted, incomplete, duplicate, replayed, refused} */
    record Answered(String source, LocalDate day, String what, long count) {}

    /**
     * @param code of the fault, or of the problem when it has none
     * @param shape of the last such payload; empty when it could not be read
     */
    record Refused(
            String source, LocalDate day, String code, String pointer, long count, Instant lastAt, List<Part> shape) {}

    /** @param path names with dots between them, {@code []} after a list @param type of the value there */
    record Part(String path, String type) {}

    record KeyUse(String source, String keyHash, Instant lastAt) {}
}
