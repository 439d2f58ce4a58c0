package finme.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody should know of now.
 *
 * @param subject code of a partner or source, or what else it is about
 * @param text a sentence; codes and numbers, nothing personal
 * @param clearedAt null while it stands
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Alert(
        UUID id,
        Kind kind,
        String subject,
        String text,
        Instant raisedAt,
        @Nullable Instant clearedAt) {
    public enum Kind {
        PARTNER_FAILING("Partner fails"),
        CAP_NEAR("Limit nearly used up"),
        SOURCE_SILENT("Source is silent"),
        BACKLOG("Work piles up"),
        CERTIFICATE_ENDING("Certificate ends"),
        FAILED_LOGINS("Somebody guesses");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
