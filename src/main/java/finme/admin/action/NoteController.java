package finme.admin.action;

import finme.admin.action.CaseNotes.Note;
import finme.kernel.Slice;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/applications/{id}/notes")
@Tag(name = "Applications")
class NoteController {
    private final CaseNotes notes;

    NoteController(CaseNotes notes) {
        this.notes = notes;
    }

    record Text(@Nullable String text) {
        @Override
        public String toString() {
            return "Text[***]";
        }
    }

    record Written(UUID id) {}

    @GetMapping
    @Operation(summary = "What people wrote about it, newest first; at most 200")
    Slice<Note> list(@PathVariable UUID id) {
        return new Slice<>(notes.of(id), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Leave a note for whoever looks at it next",
            description = "At most 2,000 characters; sealed under the borrower's key, gone with the person.")
    @ApiResponse(responseCode = "409", description = "erased")
    Written add(@PathVariable UUID id, @RequestBody Text text, Principal user) {
        return new Written(notes.add(id, text.text(), user.getName()));
    }
}
