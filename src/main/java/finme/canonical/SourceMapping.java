package finme.canonical;

import finme.mapping.Feel;
import finme.mapping.Flow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source's mapping, compiled. Both expressions see {@code payload}.
 *
 * @param application gives the canonical application
 * @param externalId gives the source's own id; null when the source has none
 * @param flows where the application's values come from
 */
public record SourceMapping(Feel.Expression application, Feel.@Nullable Expression externalId, List<Flow> flows) {
    /** @throws finme.mapping.MappingFault when one of them does not compile */
    public static SourceMapping compile(Feel feel, String application, @Nullable String externalId) {
        return new SourceMapping(
                feel.compile(application),
                externalId == null || externalId.isBlank() ? null : feel.compile(externalId),
                feel.flows(application));
    }
}
