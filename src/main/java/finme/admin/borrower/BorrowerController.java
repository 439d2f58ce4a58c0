package finme.admin.borrower;

import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.borrower.PersonSearch.Found;
import finme.borrower.Person;
import finme.kernel.Problem;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/borrowers")
@Tag(name = "Borrowers", description = "One profile for each person; every value knows where it came from")
class BorrowerController {
    private static final int APPLICATIONS = 50;

    private final PersonFiles files;
    private final PersonReveals reveals;
    private final PersonSearch search;

    BorrowerController(PersonFiles files, PersonReveals reveals, PersonSearch search) {
        this.files = files;
        this.reveals = reveals;
        this.search = search;
    }

    @PostMapping("/search")
    @Operation(
            summary = "Persons known by a tax id, phone or e-mail, or by an application's reference",
            description =
                    "One of {\"taxId\"}, {\"phone\"}, {\"email\"}, {\"reference\"}; values only ever stand in the body."
                            + " They are normalised as intake does it. Names in the answer are masked.")
    @ApiResponse(
            responseCode = "422",
            description = "Not exactly one value, or one that can't be what it is said to be")
    Slice<Found> search(@RequestBody JsonNode body) {
        return new Slice<>(search.find(body), null);
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "All that is known of a person",
            description =
                    "Asked by any of the person's borrowers. Values are masked; reveal=true shows them to ADMIN and"
                            + " OPERATOR and is logged. Applications come 50 at a time, newest first: pass \"next\" as cursor.")
    @ApiResponse(responseCode = "403", description = "reveal=true without the role for it")
    @ApiResponse(responseCode = "410", description = "The person was erased")
    ResponseEntity<PersonAnswer> one(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean reveal,
            @RequestParam(required = false) @Nullable String cursor,
            Principal user) {
        Person person = reveal ? reveals.reveal(id, user.getName()) : PersonFiles.masked(files.find(id));
        return ResponseEntity.ok()
                .eTag("\"" + person.version() + "\"")
                .body(PersonAnswer.of(
                        person, !reveal, files.references(person), files.applications(person, cursor, APPLICATIONS)));
    }

    record Other(@Nullable UUID borrower) {}

    @PostMapping("/{id}/merge")
    @Operation(summary = "Make one person of two; can be undone", description = "{\"borrower\": id of the other one}")
    @ApiResponse(responseCode = "409", description = "They are one person already")
    Map<String, UUID> merge(@PathVariable UUID id, @RequestBody Other other, Principal user) {
        UUID borrower = needed(other.borrower(), "/borrower", "The id of the other person is needed.");
        return Map.of("merge", files.merge(id, borrower, user.getName()));
    }

    record Undo(@Nullable UUID merge) {}

    @PostMapping("/{id}/unmerge")
    @Operation(
            summary = "Undo one merge: each side is again what it was, with what came to it since",
            description = "{\"merge\": id}")
    @ApiResponse(responseCode = "404", description = "The person has no such merge")
    @ApiResponse(responseCode = "409", description = "It is undone already")
    Map<String, UUID> unmerge(@PathVariable UUID id, @RequestBody Undo undo, Principal user) {
        UUID merge = needed(undo.merge(), "/merge", "The id of the merge is needed.");
        files.unmerge(id, merge, user.getName());
        return Map.of("merge", merge);
    }

    private static UUID needed(@Nullable UUID id, String pointer, String sentence) {
        if (id == null) {
            throw Problem.invalid(pointer, "required", sentence);
        }
        return id;
    }
}
