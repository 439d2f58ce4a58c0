package finme.fdforge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change as it stands in the ledger. {@code position} grows, with gaps, and is no proof of commit order. */
public record LedgerEntry(
        long position,
        Instant at,
        String kind,
        @Nullable UUID subject,
        @Nullable String code,
        int version,
        String action,
        String actor,
        JsonNode details) {}
