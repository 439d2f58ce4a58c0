package finme.admin.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.dispatch.TrialFigures;
import finme.dispatch.TrialFigures.Difference;
import finme.dispatch.TrialFigures.Side;
import finme.dispatch.TrialFigures.Sides;
import finme.kernel.Problem;
import finme.process.DecisionStudio;
import finme.process.DecisionStudio.Draft;
import finme.process.DecisionStudio.Trial;
import finme.process.DecisionTrials;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A draft on a share of real applications, beside the live table. */
@RestController
@RequestMapping("/api/v1/admin/decisions/{key}/drafts/{id}/trial")
@Tag(name = "Decisions")
class TrialController {
    private final DecisionStudio studio;
    private final DecisionTrials trials;
    private final TrialFigures figures;

    TrialController(DecisionStudio studio, DecisionTrials trials, TrialFigures figures) {
        this.studio = studio;
        this.trials = trials;
        this.figures = figures;
    }

    /** @param share of a hundred new applications, from 1 to 99 */
    record Wish(@Nullable Integer share) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TrialAnswer(
            boolean running,
            int share,
            String by,
            Instant at,
            @Nullable Instant endedAt,
            Side live,
            Side draft,
            @Nullable Difference difference) {}

    @GetMapping
    @Operation(
            summary = "How a draft on trial fares beside the live table",
            description =
                    "Applications that either decided on since it began, by their first round. revenue adds up the"
                            + " prices of partners that offered, by currency; difference is in points of a hundred, and"
                            + " absent while either side has fewer than 30 that are decided.")
    TrialAnswer find(@PathVariable String key, @PathVariable UUID id) {
        return answer(studio.draft(key, id).orElseThrow(() -> Problem.notFound("This draft")));
    }

    @PutMapping
    @Operation(
            summary = "Put a share of new applications on the draft, or change the share",
            description =
                    "Which go by it follows from their ids: the same on every node and in every round. One draft at"
                            + " a time (409 trial_running). It ends when the draft is published or discarded, and rests while"
                            + " another version is live than the one it was written from.")
    TrialAnswer start(@PathVariable String key, @PathVariable UUID id, @RequestBody Wish wish, Principal actor) {
        if (wish.share() == null) {
            throw Problem.invalid("/share", "required", "Of a hundred applications how many?");
        }
        return answer(trials.start(key, id, wish.share(), actor.getName()));
    }

    @DeleteMapping
    @Operation(summary = "End a trial; the draft stays as it is")
    TrialAnswer end(@PathVariable String key, @PathVariable UUID id, Principal actor) {
        return answer(trials.end(key, id, actor.getName()));
    }

    private TrialAnswer answer(Draft draft) {
        Trial trial = draft.trial();
        if (trial == null) {
            throw Problem.notFound("A trial of this draft");
        }
        Sides sides = figures.of(draft.id());
        return new TrialAnswer(
                trial.isRunning(),
                trial.share(),
                trial.by(),
                trial.at(),
                trial.endedAt(),
                sides.live(),
                sides.draft(),
                sides.difference());
    }
}
