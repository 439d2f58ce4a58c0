package finme.admin.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a timeline. @param details codes and amounts, never a personal value */
public record Happening(
        Instant at, String action, String actor, @Nullable JsonNode details) {}
