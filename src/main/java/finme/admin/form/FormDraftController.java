package finme.admin.form;

import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.resource.Preconditions;
import finme.form.Form;
import finme.form.FormDrafts;
import finme.form.FormDrafts.Draft;
import finme.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What will be published next of a form; its ETag is its revision. */
@RestController
@RequestMapping("/api/v1/admin/forms/{key}/draft")
class FormDraftController {
    private final FormDrafts drafts;

    FormDraftController(FormDrafts drafts) {
        this.drafts = drafts;
    }

    record Note(@Nullable String note) {}

    @GetMapping
    @Operation(summary = "The draft as a form-js schema")
    ResponseEntity<JsonNode> find(@PathVariable String key) {
        Draft draft = drafts.find(key).orElseThrow(() -> Problem.notFound("A draft of this form"));
        return ResponseEntity.ok()
                .eTag(Preconditions.etag(draft.revision()))
                .body(draft.form().schema());
    }

    @PutMapping
    @Operation(
            summary = "Save a draft",
            description = "A form-js schema. Refused with a pointer into the schema for whatever stands against"
                    + " publishing it. With If-Match only over the revision that was read.")
    ResponseEntity<JsonNode> save(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            @RequestBody JsonNode schema,
            Principal author) {
        boolean fresh = drafts.find(key).isEmpty();
        Draft saved = drafts.save(key, schema, Preconditions.of(ifMatch, ifNoneMatch, false), author.getName());
        return ResponseEntity.status(fresh ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(Preconditions.etag(saved.revision()))
                .body(saved.form().schema());
    }

    @DeleteMapping
    @Operation(summary = "Drop the draft; what is published stays")
    ResponseEntity<Void> discard(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        drafts.discard(key, Preconditions.of(ifMatch, null, false));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/publish")
    @Operation(summary = "Publish the draft as the next version", description = "It is what borrowers see from now on.")
    ResponseEntity<Form> publish(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable Note note,
            Principal author) {
        Form published = drafts.publish(
                key, note == null ? null : note.note(), Preconditions.of(ifMatch, null, false), author.getName());
        return ResponseEntity.ok(published);
    }
}
