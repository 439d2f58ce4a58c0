package finme.apply.form;

import finme.acceptance.RateLimits;
import finme.form.Form;
import finme.gateway.SourceDirectory;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.kernel.Problem;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The source a form's applications belong to: it decides how many there may be, and whether any at all. */
@Component
class FormSources {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final SourceDirectory sources;
    private final RateLimits limits;

    FormSources(SourceDirectory sources, RateLimits limits) {
        this.sources = sources;
        this.limits = limits;
    }

    /** @throws Problem 403 paused, 429 with retry-after, 503 when there is no such source */
    SourceProfile admit(Form form) {
        SourceProfile source = knock(form);
        if (source.paused()) {
            throw Problem.of(403, "source_paused", "No applications are taken here at the moment.");
        }
        return source;
    }

    /** @throws Problem 429 with retry-after, 503 when there is no such source */
    SourceProfile knock(Form form) {
        SourceProfile source = sources.find(form.read().source())
                .orElseThrow(() -> Problem.busy(503, "unknown_source", "The form belongs to no source.", SOON));
        limits.take(source);
        return source;
    }
}
