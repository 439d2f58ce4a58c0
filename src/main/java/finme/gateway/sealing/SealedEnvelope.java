package finme.gateway.sealing;

import java.util.UUID;

/**
 * An application on its way to core, as it is sent and as an edge may keep it.
 *
 * @param id the application's, made at the edge; the same again means the same application
 * @param schemaVersion of what is sealed: {@link #SCHEMA}, or the one before it from an edge not yet renewed
 * @param sealed a compact JWE of the submission as JSON
 */
public record SealedEnvelope(UUID id, String source, int schemaVersion, String sealed) {
    /** Grows when an older core could not understand what a newer edge sends. */
    public static final int SCHEMA = 1;

    /** Whether this core takes it. */
    public boolean isUnderstood() {
        return schemaVersion == SCHEMA || schemaVersion == SCHEMA - 1;
    }

    @Override
    public String toString() {
        return "SealedEnvelope[" + source + ' ' + id + ']';
    }
}
