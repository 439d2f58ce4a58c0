package finme.admin.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that waits, and who sees to it. @param note what somebody wrote about it */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkItem(
        WorkKind kind,
        String key,
        String text,
        @Nullable Instant since,
        String place,
        String action,
        boolean dismissible,
        @Nullable String assignee,
        @Nullable String note) {
    @Override
    public String toString() {
        return "WorkItem[" + kind + ' ' + key + ']';
    }
}
