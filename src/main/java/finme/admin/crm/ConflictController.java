package finme.admin.crm;

import com.fasterxml.jackson.databind.JsonNode;
import finme.catalogue.Catalogue;
import finme.crm.Crm;
import finme.crm.CrmConflicts;
import finme.crm.CrmConflicts.Conflict;
import finme.crm.CrmConflicts.State;
import finme.crm.CrmConflicts.Take;
import finme.kernel.Cursor;
import finme.kernel.Problem;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
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
@RequestMapping("/api/v1/admin/crm/{code}/conflicts")
@Tag(name = "Crm")
class ConflictController {
    private static final int PAGE = 50;

    private final Catalogue<Crm> crms;
    private final ConflictDesk desk;
    private final CrmConflicts conflicts;

    ConflictController(Catalogue<Crm> crms, ConflictDesk desk, CrmConflicts conflicts) {
        this.crms = crms;
        this.desk = desk;
        this.conflicts = conflicts;
    }

    record Item(
            UUID id,
            String record,
            UUID key,
            String attribute,
            JsonNode ours,
            JsonNode theirs,
            JsonNode base,
            Instant at,
            @Nullable String decidedBy) {}

    /** @param value for {@code VALUE} */
    record Wish(@Nullable Take take, @Nullable JsonNode value) {}

    @GetMapping
    @Operation(
            summary = "Values that both sides have changed",
            description = "Newest first. Neither side is overwritten until somebody decides. Values are masked;"
                    + " reveal=true shows them to ADMIN and OPERATOR and is logged.")
    @ApiResponse(responseCode = "403", description = "reveal=true without the role for it")
    Slice<Item> list(
            @PathVariable String code,
            @RequestParam(defaultValue = "OPEN") State state,
            @RequestParam(defaultValue = "false") boolean reveal,
            @RequestParam(required = false) @Nullable String cursor,
            Principal user) {
        if (crms.find(code).isEmpty()) {
            throw Problem.notFound("This CRM");
        }
        UUID before = Cursor.id(cursor);
        List<Conflict> found = reveal
                ? desk.revealed(code, state, before, PAGE, user.getName())
                : desk.masked(code, state, before, PAGE);
        return new Slice<>(
                found.stream().map(ConflictController::item).toList(),
                found.size() < PAGE ? null : found.get(PAGE - 1).id().toString());
    }

    private static Item item(Conflict it) {
        return new Item(
                it.id(),
                "borrower",
                it.borrower(),
                it.attribute(),
                it.ours(),
                it.theirs(),
                it.base(),
                it.at(),
                it.decidedBy());
    }

    @PostMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Decide",
            description =
                    "{\"take\": \"OURS\", \"THEIRS\" or \"VALUE\", \"value\"}. What is taken counts here at once and goes"
                            + " to the CRM as soon as it can.")
    @ApiResponse(responseCode = "409", description = "It has been settled in the meantime")
    void decide(@PathVariable String code, @PathVariable UUID id, @RequestBody Wish wish, Principal user) {
        if (wish.take() == null) {
            throw Problem.invalid("/take", "required", "OURS, THEIRS or VALUE is needed.");
        }
        conflicts.decide(code, id, wish.take(), wish.value(), user.getName());
    }
}
