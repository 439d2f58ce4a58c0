package finme.admin.review;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operator decides. @param offers only with OFFERED */
record Settlement(
        @Nullable String decision,
        @Nullable String reason,
        @Nullable List<Map<String, Object>> offers) {
    @Override
    public String toString() {
        return "Settlement[" + decision + ']';
    }
}
