package finme.admin.crm;

import finme.catalogue.Catalogue;
import finme.crm.Crm;
import finme.crm.CrmUnlinked;
import finme.crm.CrmUnlinked.Unlinked;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/crm/{code}/unlinked")
@Tag(name = "Crm")
class UnlinkedController {
    private static final int PAGE = 50;

    private final Catalogue<Crm> crms;
    private final CrmUnlinked unlinked;

    UnlinkedController(Catalogue<Crm> crms, CrmUnlinked unlinked) {
        this.crms = crms;
        this.unlinked = unlinked;
    }

    record Item(
            UUID id,
            String record,
            String theirId,
            @Nullable Instant changedAt,
            Instant at) {}

    record Left(int left) {}

    @GetMapping
    @Operation(
            summary = "Records it has that FinMe does not know",
            description = "Newest first, by the CRM's own ids. Nobody is made of them here; one that gets an id of ours"
                    + " there is closed as soon as it is seen.")
    Slice<Item> list(@PathVariable String code, @RequestParam(required = false) @Nullable String cursor) {
        known(code);
        List<Unlinked> found = unlinked.list(code, Cursor.id(cursor), PAGE);
        return new Slice<>(
                found.stream()
                        .map(it -> new Item(it.id(), it.kind().word(), it.theirId(), it.changedAt(), it.at()))
                        .toList(),
                found.size() < PAGE ? null : found.get(PAGE - 1).id().toString());
    }

    @PostMapping("/{id}/leave")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Leave one as it is", description = "It is not listed again.")
    @ApiResponse(responseCode = "409", description = "It has been settled in the meantime")
    void leave(@PathVariable String code, @PathVariable UUID id, Principal user) {
        known(code);
        unlinked.leave(code, id, user.getName());
    }

    @PostMapping("/leave")
    @Operation(
            summary = "Leave all that are open",
            description =
                    "For a CRM that has customers of its own. upTo: id of the newest that was seen; what was found"
                            + " since then stays.")
    Left leaveAll(@PathVariable String code, @RequestParam(required = false) @Nullable UUID upTo, Principal user) {
        known(code);
        return new Left(unlinked.leaveAll(code, upTo, user.getName()));
    }

    private void known(String code) {
        if (crms.find(code).isEmpty()) {
            throw Problem.notFound("This CRM");
        }
    }
}
