package finme.admin.lost;

import finme.kernel.Problem;
import finme.kernel.Slice;
import finme.loan.ApplicationStatus;
import finme.process.LostProcesses;
import finme.process.LostProcesses.Lost;
import finme.process.LostProcesses.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin")
@Tag(name = "Applications")
class LostController {
    private static final int MOST = 200;

    private final LostProcesses lost;

    LostController(LostProcesses lost) {
        this.lost = lost;
    }

    record LostApplication(
            UUID id,
            String reference,
            ApplicationStatus status,
            Instant since,
            @Nullable String step) {
        static LostApplication of(Lost lost) {
            return new LostApplication(lost.application(), lost.reference(), lost.status(), lost.since(), lost.step());
        }
    }

    record Why(@Nullable String reason) {
        Reason read() {
            return Arrays.stream(Reason.values())
                    .filter(each -> each.name().equals(reason))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid(
                            "/reason", "unknown_reason", "One of " + Arrays.toString(Reason.values()) + " is needed."));
        }
    }

    @GetMapping("/lost-processes")
    @Operation(
            summary = "Applications that have not ended and have no process",
            description = "Oldest first, at most 200. \"step\" is where one would go on.")
    Slice<LostApplication> list() {
        return new Slice<>(lost.list(MOST).stream().map(LostApplication::of).toList(), null);
    }

    @PostMapping("/applications/{id}/process/restart")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Start its process again where its status says",
            description =
                    "\"reason\": INSTANCE_REMOVED, MODEL_REMOVED, BACKUP_RESTORED or UNKNOWN; kept in its timeline.")
    @ApiResponse(responseCode = "409", description = "not_lost, or the newest process has no such step")
    void restart(@PathVariable UUID id, @RequestBody Why why, Principal user) {
        lost.restart(id, why.read(), user.getName());
    }

    @PostMapping("/applications/{id}/process/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraw an application that has lost its process", description = "\"reason\" as above.")
    @ApiResponse(responseCode = "409", description = "not_lost")
    void end(@PathVariable UUID id, @RequestBody Why why, Principal user) {
        lost.end(id, why.read(), user.getName());
    }
}
