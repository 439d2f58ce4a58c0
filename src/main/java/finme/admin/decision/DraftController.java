package finme.admin.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.dispatch.RoutingReplay.Replay;
import finme.kernel.Problem;
import finme.kernel.Slice;
import finme.process.DecisionStudio;
import finme.process.DecisionStudio.Draft;
import finme.process.DecisionStudio.Finding;
import finme.process.DecisionStudio.RuleChange;
import finme.process.DecisionStudio.State;
import finme.process.DecisionStudio.Trial;
import finme.process.DecisionStudio.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.WebAsyncTask;

/** The next version of a decision. */
@RestController
@RequestMapping("/api/v1/admin/decisions/{key}/drafts")
@Tag(name = "Decisions")
class DraftController {
    private final DecisionStudio studio;
    private final Replays replays;
    private final WhatIf whatIf;

    DraftController(DecisionStudio studio, Replays replays, WhatIf whatIf) {
        this.studio = studio;
        this.replays = replays;
        this.whatIf = whatIf;
    }

    /** @param xml DMN with a decision whose id is the key @param note why, for whoever reads the versions */
    record NewDraft(@Nullable String xml, @Nullable String note) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DraftAnswer(
            UUID id,
            String key,
            @Nullable String note,
            String author,
            Instant at,
            int base,
            State state,
            List<Finding> faults,
            List<RuleChange> diff,
            @Nullable Trial trial,
            @Nullable String xml) {
        static DraftAnswer of(Draft draft, @Nullable String xml) {
            return new DraftAnswer(
                    draft.id(),
                    draft.key(),
                    draft.note(),
                    draft.author(),
                    draft.at(),
                    draft.base(),
                    draft.state(),
                    draft.faults(),
                    draft.diff(),
                    draft.trial(),
                    xml);
        }
    }

    @GetMapping
    @Operation(summary = "Open drafts, newest first")
    Slice<DraftAnswer> drafts(@PathVariable String key) {
        studio.versions(key);
        return new Slice<>(
                studio.drafts(key).stream()
                        .map(draft -> DraftAnswer.of(draft, null))
                        .toList(),
                null);
    }

    @PostMapping
    @Operation(
            summary = "Keep a draft",
            description = "Also one with faults, which are named by rule, column and cell; it can't be published then.")
    ResponseEntity<DraftAnswer> save(@PathVariable String key, @RequestBody NewDraft fresh, Principal author) {
        if (fresh.xml() == null || fresh.xml().isBlank()) {
            throw Problem.invalid("/xml", "required", "The DMN is missing.");
        }
        Draft draft = studio.save(key, fresh.xml(), fresh.note(), author.getName());
        return ResponseEntity.created(URI.create("/api/v1/admin/decisions/" + key + "/drafts/" + draft.id()))
                .body(DraftAnswer.of(draft, null));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A draft with its DMN, its faults, and what would become different")
    DraftAnswer find(@PathVariable String key, @PathVariable UUID id) {
        Draft draft = draft(key, id);
        return DraftAnswer.of(draft, draft.xml());
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Discard a draft")
    ResponseEntity<Void> discard(@PathVariable String key, @PathVariable UUID id, Principal actor) {
        studio.discard(key, id, actor.getName());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/publish")
    @Operation(
            summary = "Make a draft the live version",
            description =
                    "In force from the next application on. 403 second_person_needed for its author where two have"
                            + " to agree, 409 draft_outdated when another version went live meanwhile.")
    Version publish(@PathVariable String key, @PathVariable UUID id, Principal actor) {
        return studio.publish(key, id, actor.getName());
    }

    @PostMapping("/{id}/replay")
    @Operation(
            summary = "Play past applications by the draft",
            description =
                    "Who would have been asked by the live rules and by the draft: the newest applications of the"
                            + " time, 10,000 unless told otherwise, at most 100,000. Of what changes the first 1,000 are listed.")
    WebAsyncTask<Replay> replay(
            @PathVariable String key,
            @PathVariable UUID id,
            @RequestBody(required = false) Replays.@Nullable Wish wish) {
        return replays.of(draft(key, id), wish);
    }

    @PostMapping("/{id}/what-if")
    @Operation(
            summary = "What one application would get",
            description = "By the live rules and by the draft; any input can be changed by hand.")
    WhatIf.Answer whatIf(@PathVariable String key, @PathVariable UUID id, @RequestBody WhatIf.Question question) {
        return whatIf.of(draft(key, id), question);
    }

    private Draft draft(String key, UUID id) {
        return studio.draft(key, id).orElseThrow(() -> Problem.notFound("This draft"));
    }
}
