package finme.portal.api;

import com.fasterxml.jackson.databind.JsonNode;
import finme.dispatch.PartnerTrial.Trial;
import finme.insight.DayRange;
import finme.insight.DayRange.Days;
import finme.insight.LenderFigures;
import finme.kernel.Problem;
import finme.kernel.Slice;
import finme.partner.Partner;
import finme.portal.desk.OwnGuide;
import finme.portal.desk.OwnSettings;
import finme.portal.desk.PartnerAccess;
import finme.portal.desk.PartnerAccess.Own;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/partner")
@Tag(
        name = "Partner's own view",
        description = "For users of partners: theirs alone, by Basic or the session of /partner")
class OwnController {
    private final PartnerAccess access;
    private final OwnSettings settings;
    private final OwnGuide guides;
    private final LenderFigures figures;

    OwnController(PartnerAccess access, OwnSettings settings, OwnGuide guides, LenderFigures figures) {
        this.access = access;
        this.settings = settings;
        this.guides = guides;
        this.figures = figures;
    }

    record Standing(String code, String name, Partner.State state) {}

    @GetMapping
    @Operation(summary = "The partners that you see")
    Slice<Standing> all(Principal user) {
        return new Slice<>(
                access.all(user).stream()
                        .map(partner -> new Standing(partner.code(), partner.name(), partner.state()))
                        .toList(),
                null);
    }

    record Wish(@Nullable String state) {}

    @PostMapping("/{code}/state")
    @Operation(
            summary = "Pause it (PAUSED) or resume it (ACTIVE)",
            description = "Paused, it gets no application; what it has goes on.")
    @ApiResponse(responseCode = "409", description = "It was paused by us")
    Standing state(@PathVariable String code, @RequestBody Wish wish, Principal user) {
        Own own = access.of(user, code);
        switch (String.valueOf(wish.state())) {
            case "PAUSED" -> settings.pause(own);
            case "ACTIVE" -> settings.resume(own);
            default -> throw Problem.invalid("/state", "invalid_value", "PAUSED or ACTIVE.");
        }
        Partner now = access.of(user, code).partner();
        return new Standing(code, now.name(), now.state());
    }

    record Overlap(@Nullable String overlap) {}

    @PostMapping("/{code}/callback-secret")
    @Operation(
            summary = "Make a new secret for callbacks, which is told this once",
            description = "The present one counts beside it for the overlap: 7 days unless told, PT0S ends it at once.")
    @ApiResponse(responseCode = "409", description = "Its callbacks carry no secret")
    ResponseEntity<OwnSettings.Renewed> renew(
            @PathVariable String code, @RequestBody(required = false) @Nullable Overlap wish, Principal user) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(settings.renew(access.of(user, code), wish == null ? null : wish.overlap()));
    }

    @GetMapping("/{code}/guide")
    @Operation(summary = "What we send and what we read, from its own mappings, with an example")
    CompletableFuture<OwnGuide.Guide> guide(@PathVariable String code, Principal user) {
        return guides.of(access.of(user, code));
    }

    /** @param application canonical; null for an invented one */
    record Sample(@Nullable JsonNode application, boolean send) {}

    @PostMapping("/{code}/try")
    @Operation(
            summary = "Try it out",
            description =
                    "The request as it would be sent and, with send, the answer as it was read. Goes to the address for"
                            + " tests alone. Nothing is stored.")
    @ApiResponse(responseCode = "409", description = "There is no address for tests")
    CompletableFuture<Trial> tryOut(
            @PathVariable String code, @RequestBody(required = false) @Nullable Sample sample, Principal user) {
        Sample wanted = sample == null ? new Sample(null, false) : sample;
        return guides.tryOut(access.of(user, code), wanted.application(), wanted.send());
    }

    @GetMapping("/{code}/figures")
    @Operation(summary = "What became of its applications, in all and by day, source and rule; tests never count")
    LenderFigures.Figures figures(
            @PathVariable String code, @ParameterObject @ModelAttribute DayRange range, Principal user) {
        Own own = access.of(user, code);
        Days days = range.days();
        return figures.of(own.code(), days.from(), days.to());
    }
}
