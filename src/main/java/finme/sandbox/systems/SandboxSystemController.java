package finme.sandbox.systems;

import finme.kernel.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where simulated systems take messages, and what they say about them as data. */
@RestController
@RequestMapping("/sandbox/systems/{name:[A-Za-z0-9][A-Za-z0-9._-]*}")
class SandboxSystemController {
    private final SandboxSystems systems;

    SandboxSystemController(SandboxSystems systems) {
        this.systems = systems;
    }

    /**
     * Takes anything, whether its signature fits or not; what came is told by {@link #heard}.
     *
     * @param mode instead of the one that is set, for an address that always fails, say
     */
    @PostMapping
    CompletableFuture<ResponseEntity<Void>> take(
            @PathVariable("name") String name,
            @RequestParam(name = "mode", required = false) @Nullable String mode,
            @RequestHeader(name = "webhook-id", required = false) @Nullable String id,
            @RequestHeader(name = "webhook-timestamp", required = false) @Nullable String timestamp,
            @RequestHeader(name = "webhook-signature", required = false) @Nullable String signature,
            @RequestBody(required = false) byte @Nullable [] body) {
        if (id == null || id.isBlank() || id.length() > 200) {
            throw Problem.of(400, "no_id", "A message needs the header webhook-id.");
        }
        SandboxSystems.Letter letter =
                new SandboxSystems.Letter(id, timestamp, signature, body == null ? new byte[0] : body, Instant.now());
        return systems.take(name, mode == null ? systems.mode(name) : SystemMode.of(mode), letter)
                .thenApply(status -> ResponseEntity.status(status).build());
    }

    /** @param received distinct messages that were taken @param repeats taken more than once @param unsigned without a fitting signature */
    record Heard(
            String name,
            String mode,
            String secret,
            long received,
            long repeats,
            long unsigned,
            List<HeardMessage> items) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Heard heard(@PathVariable("name") String name) {
        List<HeardMessage> items = systems.newest(name);
        return new Heard(
                name,
                systems.mode(name).word(),
                systems.secret(name),
                items.stream().filter(each -> each.taken() > 0).count(),
                items.stream().filter(HeardMessage::repeated).count(),
                items.stream().filter(each -> !each.signed()).count(),
                items);
    }

    record Wish(String mode) {}

    @PutMapping("/mode")
    Map<String, String> mode(
            @PathVariable("name") String name,
            @RequestParam(name = "mode", required = false) @Nullable String mode,
            @RequestBody(required = false) @Nullable Wish wish) {
        String wanted = mode != null ? mode : wish == null || wish.mode() == null ? "" : wish.mode();
        return Map.of("mode", systems.set(name, SystemMode.of(wanted)).word());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable("name") String name) {
        systems.forget(name);
    }
}
