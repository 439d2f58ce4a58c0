package finme.crm.connector;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records that have changed there. @param full whether there may be more behind it */
public record CrmChangedPage(List<Item> items, boolean full) {
    /** @param key our id, as they have it */
    public record Item(
            String key, @Nullable String etag, @Nullable Instant at) {}
}
