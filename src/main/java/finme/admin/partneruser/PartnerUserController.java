package finme.admin.partneruser;

import finme.admin.resource.Preconditions;
import finme.kernel.Problem;
import finme.kernel.Slice;
import finme.portal.PartnerUser;
import finme.portal.PartnerUsers;
import finme.portal.PartnerUsers.Invited;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/partner-users")
@Tag(name = "Partner users", description = "People of lenders who see their own under /partner")
class PartnerUserController {
    private final PartnerUsers users;
    private final Links links;

    PartnerUserController(PartnerUsers users, Links links) {
        this.users = users;
        this.links = links;
    }

    @GetMapping
    @Operation(summary = "All of them, by name")
    Slice<PartnerUser> list() {
        return new Slice<>(users.all(), null);
    }

    @GetMapping("/{name}")
    @Operation(summary = "One of them; its ETag is its version")
    ResponseEntity<PartnerUser> one(@PathVariable String name) {
        return answer(users.find(name).orElseThrow(() -> Problem.notFound("This user")));
    }

    record Wanted(@Nullable String name, @Nullable List<String> partners) {}

    /** @param url where the password is set, once */
    record Invitation(PartnerUser user, String url, Instant until) {}

    @PostMapping
    @Operation(
            summary = "Invite somebody of a partner",
            description = "The link is told this once: whoever opens it within three days sets the password.")
    @ApiResponse(responseCode = "201", description = "Invited")
    @ApiResponse(responseCode = "409", description = "The name is taken")
    ResponseEntity<Invitation> create(@RequestBody Wanted wanted, Principal admin) {
        return invitation(
                HttpStatus.CREATED,
                users.create(
                        Objects.requireNonNullElse(wanted.name(), ""),
                        Objects.requireNonNullElse(wanted.partners(), List.of()),
                        admin.getName()));
    }

    @PostMapping("/{name}/invitation")
    @Operation(summary = "A new link, which takes the place of the one before; the password stays until another is set")
    ResponseEntity<Invitation> invite(@PathVariable String name, Principal admin) {
        return invitation(HttpStatus.OK, users.invite(name, admin.getName()));
    }

    record Change(@Nullable List<String> partners, @Nullable Boolean enabled) {}

    @PutMapping("/{name}")
    @Operation(summary = "Which partners they see, and whether they may sign in", description = "Needs If-Match.")
    @ApiResponse(responseCode = "412", description = "It was changed in the meantime")
    @ApiResponse(responseCode = "428", description = "Without If-Match")
    ResponseEntity<PartnerUser> change(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Change change,
            Principal admin) {
        PartnerUser present = users.find(name).orElseThrow(() -> Problem.notFound("This user"));
        Preconditions.of(ifMatch, null, true).check(present.version());
        return answer(users.change(
                name,
                Objects.requireNonNullElse(change.partners(), present.partners()),
                Objects.requireNonNullElse(change.enabled(), present.state() != PartnerUser.State.DISABLED),
                present.version(),
                admin.getName()));
    }

    private ResponseEntity<Invitation> invitation(HttpStatus status, Invited invited) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(new Invitation(invited.user(), links.of(invited), invited.until()));
    }

    private static ResponseEntity<PartnerUser> answer(PartnerUser user) {
        return ResponseEntity.ok().eTag(Preconditions.etag(user.version())).body(user);
    }
}
