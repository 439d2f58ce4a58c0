package finme.crm.connector;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records that have changed there.
 *
 * @param full whether there may be more behind it
 * @param upTo whatever was changed before is in this page or one before it; null when that can't be said
 */
public record CrmChangedPage(
        List<Item> items, boolean full, @Nullable Instant upTo) {
    /** Of a service that was asked for the oldest first. */
    public CrmChangedPage(List<Item> items, boolean full) {
        this(items, full, last(items));
    }

    /** @return null when they do not follow each other */
    private static @Nullable Instant last(List<Item> items) {
        Instant last = null;
        for (Item item : items) {
            if (item.at() == null || last != null && item.at().isBefore(last)) {
                return null;
            }
            last = item.at();
        }
        return last;
    }

    /** @param key our id, as they have it; it may be none @param id their own; null when they do not say */
    public record Item(
            String key,
            @Nullable String id,
            @Nullable String etag,
            @Nullable Instant at) {
        /** @return empty when the key can't be ours */
        public Optional<UUID> ourId() {
            try {
                return Optional.of(UUID.fromString(key));
            } catch (IllegalArgumentException none) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return "Item[" + etag + ']';
        }
    }
}
