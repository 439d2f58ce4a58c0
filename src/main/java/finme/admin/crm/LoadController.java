package finme.admin.crm;

import finme.crm.CrmLoads;
import finme.crm.CrmLoads.Load;
import finme.crm.CrmLoads.State;
import finme.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/crm/{code}")
@Tag(name = "Crm")
class LoadController {
    private final CrmLoads loads;

    LoadController(CrmLoads loads) {
        this.loads = loads;
    }

    record Started(UUID id) {}

    record Progress(State state, long done, long of, long perSecond) {}

    @PostMapping("/load")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Tell it everything that is there",
            description = "Resumable, and only as fast as it takes it: what it has already is told once more.")
    @ApiResponse(responseCode = "409", description = "Another load has not ended yet")
    Started load(@PathVariable String code, Principal user) {
        return new Started(loads.start(code, user.getName()));
    }

    @GetMapping("/loads/{id}")
    @Operation(summary = "How far it is", description = "Applications, each with its borrower.")
    Progress progress(@PathVariable String code, @PathVariable UUID id) {
        Load load = loads.find(code, id).orElseThrow(() -> Problem.notFound("This load"));
        return new Progress(load.state(), load.done(), load.of(), load.perSecond());
    }

    @PostMapping("/loads/{id}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Stop for now; what was handed on already is told")
    void pause(@PathVariable String code, @PathVariable UUID id, Principal user) {
        loads.pause(code, id, user.getName());
    }

    @PostMapping("/loads/{id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End it for good; what was handed on already is told")
    void cancel(@PathVariable String code, @PathVariable UUID id, Principal user) {
        loads.cancel(code, id, user.getName());
    }

    @PostMapping("/loads/{id}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Go on where it stopped")
    void resume(@PathVariable String code, @PathVariable UUID id, Principal user) {
        loads.resume(code, id, user.getName());
    }
}
