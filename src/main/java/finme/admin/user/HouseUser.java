package finme.admin.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs in to the back office.
 *
 * @param setting where the configuration names them
 * @param hashed whether the configuration holds a hash instead of the password
 * @param seenAt when they last proved who they are, to the minute; null for never
 * @param failures wrong passwords in the last quarter of an hour
 * @param failedAt the last of them
 * @param waiting from so many addresses the name has to wait just now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HouseUser(
        String name,
        String role,
        String setting,
        boolean hashed,
        @Nullable Instant seenAt,
        int failures,
        @Nullable Instant failedAt,
        int waiting) {}
