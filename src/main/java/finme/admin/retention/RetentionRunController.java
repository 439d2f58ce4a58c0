package finme.admin.retention;

import finme.kernel.Problem;
import finme.kernel.Slice;
import finme.retention.Retention;
import finme.retention.RetentionRun;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/retention-runs")
@Tag(name = "Retention runs", description = "What went because its time was over, and what would")
class RetentionRunController {
    private static final int NEWEST = 100;

    private final Retention retention;

    RetentionRunController(Retention retention) {
        this.retention = retention;
    }

    @GetMapping
    @Operation(summary = "Reports, newest first")
    Slice<RetentionRun> newest() {
        return new Slice<>(retention.newest(NEWEST), null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One report; its lines grow while it runs")
    RetentionRun one(@PathVariable UUID id) {
        return retention.find(id).orElseThrow(() -> Problem.notFound("This run"));
    }

    @PostMapping
    @Operation(
            summary = "Begin a run now, as the one at night",
            description = "dryRun=true counts what would go and changes nothing.")
    @ApiResponse(responseCode = "202", description = "It runs in the background; Location names its report")
    @ApiResponse(responseCode = "409", description = "Another one runs")
    ResponseEntity<RetentionRun> start(@RequestParam(defaultValue = "false") boolean dryRun, Principal admin) {
        RetentionRun run = retention.start(dryRun, admin.getName());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/admin/retention-runs/" + run.id()))
                .body(run);
    }
}
