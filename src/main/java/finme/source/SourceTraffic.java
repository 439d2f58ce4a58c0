package finme.source;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The books on what became of each source's requests, 14 days long. */
public interface SourceTraffic {
    int DAYS = 14;

    /** @param report its id: what was counted already is not counted again */
    void add(UUID report, List<Count> counts, List<Refusal> refusals, List<KeyUse> keys);

    /** Of the last 14 days, today among them. */
    List<Count> counts(String source);

    /** By fault, all days together, the most frequent first. */
    List<Refusal> refusals(String source);

    /** @return when somebody last came with this key; empty when nobody did */
    Optional<Instant> lastUse(String source, String keyHash);

    /** @param day in UTC @param what {@code accepted, incomplete, duplicate, replayed, refused} */
    record Count(String source, LocalDate day, String what, long count) {}

    /** @param shape names and types of the last such payload, no value of it */
    record Refusal(
            String source, LocalDate day, String code, String pointer, long count, Instant lastAt, List<Part> shape) {}

    record Part(String path, String type) {}

    record KeyUse(String source, String keyHash, Instant lastAt) {}
}
