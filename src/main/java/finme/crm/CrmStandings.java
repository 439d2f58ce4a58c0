package finme.crm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the sync with one CRM stands. */
public interface CrmStandings {
    Standing of(Crm crm);

    /**
     * What went there and came from there last, a record at a time, newest first; a second may pass until it is seen.
     *
     * @param kind null: of records of all kinds
     * @param key of one record; with its kind
     */
    List<Exchange> exchanges(Crm crm, @Nullable RecordKind kind, @Nullable String key, int limit);

    /**
     * @param out whether it was told; else it was read there
     * @param fields by their names there, masked
     * @param answer {@code taken}, {@code found}, {@code missing}, or what was wrong
     */
    record Exchange(String record, String key, boolean out, Instant at, Map<String, String> fields, String answer) {}

    /**
     * @param lag records of each kind it hears of that it has not confirmed as they are now
     * @param toRead records of each kind that have changed there and were not read yet
     * @param errors records it refused to take or to give, tried again by and by, and kinds it can't be asked for changes of
     * @param conflicts values that wait for a person
     * @param lastChange by kind of record
     * @param oldestAt since when the oldest record waits to be told
     * @param toReadSince since when the oldest of those waits that are to be read
     * @param lastError status or kind of failure; never a value
     */
    record Standing(
            Map<String, Long> lag,
            Map<String, Long> toRead,
            long errors,
            long conflicts,
            Map<String, LastChange> lastChange,
            @Nullable Instant oldestAt,
            @Nullable Instant toReadSince,
            @Nullable Instant lastConfirmedAt,
            @Nullable Instant lastErrorAt,
            @Nullable String lastError) {}

    /** When one last went there and came from there; null: never yet. */
    record LastChange(@Nullable Instant out, @Nullable Instant in) {}
}
