package finme.admin.source;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sources")
class SourceKeyController {
    private final KeyChange keys;

    SourceKeyController(KeyChange keys) {
        this.keys = keys;
    }

    /** @param overlap ISO 8601 */
    record Wish(@Nullable String overlap) {}

    record Made(String key) {}

    @PostMapping("/api/v1/admin/sources/{code}/key")
    @Operation(
            summary = "Make a new key, which is told this once",
            description = "The present key counts beside it for the overlap: 7 days unless told, PT0S ends it at once,"
                    + " 90 days at most. A PUT of the source with a key of one's own ends the present one at once.")
    @ApiResponse(responseCode = "200", description = "The key in clear text; only its hash is kept")
    ResponseEntity<Made> make(
            @PathVariable String code, @RequestBody(required = false) @Nullable Wish wish, Principal admin) {
        String overlap = wish == null || wish.overlap() == null ? KeyChange.USUAL : wish.overlap();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Made(keys.make(code, overlap, admin.getName())));
    }
}
