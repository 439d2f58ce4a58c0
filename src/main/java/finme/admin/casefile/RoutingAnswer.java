package finme.admin.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.dispatch.PartnerPriorities.Trial;
import finme.dispatch.RoutingExplanation;
import finme.dispatch.RoutingExplanation.PartnerVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The explanation over HTTP; without any round yet, decision and time are null and nobody stands in it. */
record RoutingAnswer(
        @Nullable String decision,
        @Nullable Integer version,
        @Nullable Instant evaluatedAt,
        @Nullable Integer round,
        @Nullable String mode,
        List<PartnerVerdict> partners,
        List<RoutingExplanation> earlier,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Trial trial) {

    static RoutingAnswer of(Optional<RoutingExplanation> explanation) {
        return explanation
                .map(e -> new RoutingAnswer(
                        e.decision(),
                        e.version(),
                        e.evaluatedAt(),
                        e.round(),
                        e.mode().name(),
                        e.partners(),
                        e.earlier(),
                        e.trial()))
                .orElseGet(() -> new RoutingAnswer(null, null, null, null, null, List.of(), List.of(), null));
    }
}
