package finme.admin.decision;

import finme.kernel.Slice;
import finme.process.DecisionStudio;
import finme.process.DecisionStudio.RuleChange;
import finme.process.DecisionStudio.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is and was live of a decision. */
@RestController
@RequestMapping("/api/v1/admin/decisions")
@Tag(name = "Decisions")
class DecisionController {
    private final DecisionStudio studio;

    DecisionController(DecisionStudio studio) {
        this.studio = studio;
    }

    record Decision(String key, Version live, int drafts) {}

    record Difference(int from, int to, List<RuleChange> diff) {}

    @GetMapping
    @Operation(summary = "All decisions with their live version")
    Slice<Decision> all() {
        return new Slice<>(
                studio.keys().stream()
                        .map(key -> new Decision(
                                key,
                                studio.versions(key).get(0),
                                studio.drafts(key).size()))
                        .toList(),
                null);
    }

    @GetMapping("/{key}/versions")
    @Operation(summary = "What was live, newest first")
    Slice<Version> versions(@PathVariable String key) {
        return new Slice<>(studio.versions(key), null);
    }

    @GetMapping(path = "/{key}/versions/{version}", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "A version as it was deployed")
    String xml(@PathVariable String key, @PathVariable int version) {
        return studio.xml(key, version);
    }

    @GetMapping("/{key}/versions/{version}/diff")
    @Operation(summary = "What became different between two versions, rule by rule")
    Difference diff(@PathVariable String key, @PathVariable int version, @RequestParam int with) {
        int from = Math.min(version, with);
        int to = Math.max(version, with);
        return new Difference(from, to, studio.diff(key, from, to));
    }

    @PostMapping("/{key}/versions/{version}/restore")
    @Operation(
            summary = "Make an earlier version live",
            description = "Deployed anew under the next number, in force from the next application on.")
    Version restore(@PathVariable String key, @PathVariable int version, Principal actor) {
        return studio.restore(key, version, actor.getName());
    }
}
