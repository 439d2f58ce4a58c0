package finme.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Why something was decided.
 *
 * @param code ours in snake_case, or the partner's own
 * @param text a sentence; null when only a code is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reason(String code, @Nullable String text) {}
