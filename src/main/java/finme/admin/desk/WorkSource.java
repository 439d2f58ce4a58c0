package finme.admin.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where something may wait for a person. Asked every few seconds, so by cheap queries. */
interface WorkSource {
    WorkKind kind();

    /** Oldest first, as far as that can be told. */
    List<Found> find(int most);

    /**
     * @param key names it for good among its kind
     * @param text what happened; never a personal value
     * @param place the page where it is settled
     * @param action what is done there
     */
    record Found(String key, String text, @Nullable Instant since, String place, String action) {}
}
