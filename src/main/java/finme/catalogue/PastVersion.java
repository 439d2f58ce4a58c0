package finme.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What somebody saved.
 *
 * @param action as the ledger has it: {@code created}, {@code replaced}, {@code paused}, {@code resumed}
 * @param definition as it may be shown, secrets masked
 */
public record PastVersion(int version, Instant at, String actor, String action, JsonNode definition) {}
