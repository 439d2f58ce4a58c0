package finme.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether FinMe kept its promises, as one consistent look at the database says. Reads only. */
public interface Audit {
    /** Goes through whole tables; one at a time. @throws finme.kernel.Problem 503 while another one runs */
    Report run();

    /** At most two at once. @throws finme.kernel.Problem 404 when nothing was ever heard of it, 503 while others run */
    Chain of(UUID application);

    /** Of the nightly run; empty before the first night. */
    Optional<Summary> last();

    /** @param ended those in a final status @param live all others */
    record Report(
            Instant checkedAt,
            long applications,
            long acknowledged,
            long ended,
            long live,
            List<Checked> rules,
            boolean clean) {
        public long findings() {
            return rules.stream().mapToLong(Checked::findings).sum();
        }
    }

    /** @param checked how many were looked at @param examples at most 100 of the findings */
    record Checked(String code, String text, long checked, long findings, List<Finding> examples) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Finding(@Nullable UUID application, String text) {}

    /** One application from its acknowledgement to its end. @param links oldest first, those without a time last */
    record Chain(UUID application, List<Link> links, List<Broken> findings, boolean clean) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Link(@Nullable Instant at, String step, JsonNode facts) {}

    record Broken(String code, String text) {}

    record Summary(Instant checkedAt, long applications, long findings) {}
}
