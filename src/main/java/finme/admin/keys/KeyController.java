package finme.admin.keys;

import finme.fdforge.Keys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/keys")
@Tag(name = "Keys", description = "The keys that wrap the keys of persons and seal secrets; administrators only")
class KeyController {
    private final Keys keys;

    KeyController(Keys keys) {
        this.keys = keys;
    }

    @GetMapping
    @Operation(summary = "The keys of the keyset file, what each wraps, and how far the last rotation is")
    Keys.Status status() {
        return keys.status();
    }

    @PostMapping("/rotate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Make a new primary key",
            description = "What others have wrapped is wrapped anew in the background; nothing stops meanwhile."
                    + " The keyset file is replaced, and what it was is kept beside it: back the new one up.")
    @ApiResponse(responseCode = "409", description = "The last rotation is under way, or the file can't be written")
    Keys.Status rotate(Principal admin) {
        return keys.rotate(admin.getName());
    }

    @PostMapping("/{id}/destroy")
    @Operation(summary = "Take a key out of the file that wraps nothing any more")
    @ApiResponse(responseCode = "409", description = "The primary, still in use, or its successor is too young")
    Keys.Status destroy(@PathVariable String id, Principal admin) {
        return keys.destroy(id, admin.getName());
    }
}
