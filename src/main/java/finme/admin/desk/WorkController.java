package finme.admin.desk;

import finme.kernel.Problem;
import finme.process.StuckSteps;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The work list over HTTP. */
@RestController
@RequestMapping("/api/v1/admin/work")
@Tag(name = "Work list")
class WorkController {
    private final WorkList work;
    private final StuckSteps steps;

    WorkController(WorkList work, StuckSteps steps) {
        this.work = work;
        this.steps = steps;
    }

    record Waiting(Map<WorkKind, Long> counts, List<WorkItem> items) {}

    /** @param assignee a user's name; null for nobody */
    record Care(
            @Nullable WorkKind kind,
            @Nullable String key,
            @Nullable String assignee,
            @Nullable String note) {}

    @GetMapping
    @Operation(
            summary = "Everything that waits for a person",
            description = "Oldest first, of each kind at most 100; counts stop there, too.")
    Waiting all(@RequestParam(required = false) @Nullable WorkKind kind) {
        return new Waiting(work.counts(), work.items(kind));
    }

    @PutMapping("/care")
    @Operation(summary = "Say who sees to it, and leave a note")
    ResponseEntity<Void> care(@RequestBody Care care, Principal actor) {
        work.assign(kind(care), key(care), care.assignee(), care.note(), actor.getName());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/dismiss")
    @Operation(
            summary = "Nothing is left to do",
            description =
                    "Of callbacks, lenders that could not be told, and refused applications. 409 settled_elsewhere"
                            + " for what has a place where it is settled.")
    ResponseEntity<Void> dismiss(@RequestBody Care care, Principal actor) {
        work.dismiss(kind(care), key(care), actor.getName());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/retry")
    @Operation(summary = "Run a failed step once more", description = "Of the kind INCIDENT.")
    ResponseEntity<Void> retry(@RequestBody Care care) {
        steps.again(key(care));
        return ResponseEntity.accepted().build();
    }

    private static WorkKind kind(Care care) {
        if (care.kind() == null) {
            throw Problem.invalid("/kind", "required", "The kind is missing.");
        }
        return care.kind();
    }

    private static String key(Care care) {
        if (care.key() == null || care.key().isBlank()) {
            throw Problem.invalid("/key", "required", "The key is missing.");
        }
        return care.key();
    }
}
