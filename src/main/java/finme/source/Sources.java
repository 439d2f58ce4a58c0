package finme.source;

import java.util.List;
import java.util.Optional;

/** The sources; reads are answered from memory and follow a change on any node within a second. */
public interface Sources {
    List<Versioned> all();

    Optional<Versioned> find(String code);

    /**
     * Creates or replaces, with its ledger row.
     *
     * @param source key in clear text to set it, {@code "***"} or null to keep the present one
     * @param actor as in {@link finme.fdforge.Change}
     * @throws finme.kernel.Problem 422 with every fault: unknown format, mapping that doesn't compile (with its place),
     *     missing key
     */
    Saved save(Source source, String actor);

    /** @param source without its key @param keyHash lower-case hex of SHA-256 over the key's UTF-8 bytes */
    record Versioned(Source source, String keyHash, int version) {}

    record Saved(Versioned versioned, boolean created) {}
}
