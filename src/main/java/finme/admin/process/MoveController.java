package finme.admin.process;

import finme.kernel.Problem;
import finme.kernel.Slice;
import finme.process.ProcessMoves;
import finme.process.ProcessMoves.Move;
import finme.process.ProcessMoves.Preview;
import finme.process.ProcessMoves.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/processes")
@Tag(name = "Processes", description = "Versions of processes and the instances that follow them")
class MoveController {
    private final ProcessMoves moves;

    MoveController(ProcessMoves moves) {
        this.moves = moves;
    }

    record Way(@Nullable Integer from, @Nullable Integer to) {
        int begin() {
            return needed("/from", from);
        }

        int end() {
            return needed("/to", to);
        }

        private static int needed(String pointer, @Nullable Integer version) {
            if (version == null) {
                throw Problem.invalid(pointer, "required", "The number of a version is needed.");
            }
            return version;
        }
    }

    @GetMapping
    @Operation(summary = "All versions, newest first, with how many instances follow each")
    Slice<Version> versions() {
        return new Slice<>(moves.versions(), null);
    }

    @GetMapping("/{key}/preview")
    @Operation(
            summary = "Which running instances would go to another version, and which would stay, and why",
            description = "Those that stand at the same steps are one group. The engine is asked with one of each.")
    @ApiResponse(responseCode = "422", description = "same_version")
    Preview preview(@PathVariable String key, @RequestParam int from, @RequestParam int to) {
        return moves.preview(key, from, to);
    }

    @PostMapping("/{key}/moves")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Move those that can be, in the background")
    @ApiResponse(responseCode = "409", description = "nothing_to_move, move_running")
    Move start(@PathVariable String key, @RequestBody Way way, Principal user) {
        return moves.start(key, way.begin(), way.end(), user.getName());
    }

    @GetMapping("/{key}/moves")
    @Operation(summary = "The last 20 moves, newest first")
    Slice<Move> list(@PathVariable String key) {
        return new Slice<>(moves.list(key), null);
    }

    @GetMapping("/{key}/moves/{id}")
    @Operation(summary = "How far a move is", description = "PARTLY: over, and some are where they were.")
    Move find(@PathVariable String key, @PathVariable UUID id) {
        return moves.find(id);
    }

    @PostMapping("/{key}/moves/{id}/back")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Move its instances back, those that can be")
    @ApiResponse(responseCode = "409", description = "nothing_to_move, move_running")
    Move back(@PathVariable String key, @PathVariable UUID id, Principal user) {
        return moves.back(id, user.getName());
    }
}
