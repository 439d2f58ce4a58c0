package finme.admin.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import finme.kernel.Problem;
import finme.kernel.Slice;
import finme.retention.Erasure;
import finme.retention.Erasures;
import finme.retention.LegalHolds;
import finme.retention.LegalHolds.Hold;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin")
@Tag(name = "Erasure", description = "Forgetting persons, and not forgetting those under a legal hold")
class ErasureController {
    private static final int NEWEST = 200;
    private static final int LONGEST = 1000;

    private final Erasures erasures;
    private final LegalHolds holds;

    ErasureController(Erasures erasures, LegalHolds holds) {
        this.erasures = erasures;
        this.holds = holds;
    }

    @PostMapping("/borrowers/{id}/erase")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Erase a person",
            description = "Open applications are withdrawn, the person's key is destroyed, nothing finds them any more."
                    + " Can't be undone. The body may be left out; its \"reason\" is PERSON_ASKED, CONSENT_WITHDRAWN or"
                    + " UNLAWFUL. Any other text counts as OTHER and is not kept: it might name the person. Asked"
                    + " again, it answers the same erasure.")
    @ApiResponse(responseCode = "409", description = "A legal hold, or a signed loan that is not paid out yet")
    Erasure erase(@PathVariable UUID id, @RequestBody(required = false) @Nullable JsonNode body, Principal user) {
        return erasures.erase(id, ErasureReasons.of(body), user.getName());
    }

    @GetMapping("/erasures")
    @Operation(summary = "Erasures and how far they are, newest first")
    Slice<Erasure> newest() {
        return new Slice<>(erasures.newest(NEWEST), null);
    }

    @GetMapping("/borrowers/{id}/hold")
    @Operation(summary = "The legal hold on a person")
    @ApiResponse(responseCode = "404", description = "There is none")
    Hold hold(@PathVariable UUID id) {
        return holds.of(id).orElseThrow(() -> Problem.notFound("A legal hold on this borrower"));
    }

    @PutMapping("/borrowers/{id}/hold")
    @Operation(
            summary = "Keep a person's data whatever the rules say",
            description =
                    "{\"reason\"}: up to 1000 letters, sealed. Neither retention nor an erasure touches the person.")
    Hold put(@PathVariable UUID id, @RequestBody JsonNode body, Principal user) {
        String reason = body.path("reason").asText("").strip();
        if (reason.isEmpty() || reason.length() > LONGEST) {
            throw Problem.invalid("/reason", "required", "Say why in up to " + LONGEST + " letters.");
        }
        return holds.put(id, reason, user.getName());
    }

    @DeleteMapping("/borrowers/{id}/hold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a legal hold")
    void release(@PathVariable UUID id, Principal user) {
        holds.release(id, user.getName());
    }
}
