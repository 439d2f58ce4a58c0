package finme.sandbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** OAuth2 client credentials for simulated lenders and the sandbox CRM (RFC 6749, section 4.4). */
@RestController
class SandboxTokenController {
    private final SandboxSecrets secrets;

    SandboxTokenController(SandboxSecrets secrets) {
        this.secrets = secrets;
    }

    @PostMapping(path = "/sandbox/oauth/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> token(
            @RequestBody MultiValueMap<String, String> form,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        boolean known = secrets.isBasic(authorization)
                || (SandboxSecrets.USER.equals(form.getFirst("client_id"))
                        && secrets.isSecret(form.getFirst("client_secret")));
        if (!known) {
            return ResponseEntity.status(401).body(Map.of("error", "invalid_client"));
        }
        if (!"client_credentials".equals(form.getFirst("grant_type"))) {
            return ResponseEntity.badRequest().body(Map.of("error", "unsupported_grant_type"));
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of(
                        "access_token", secrets.issueToken(),
                        "token_type", "Bearer",
                        "expires_in", secrets.tokenSeconds()));
    }
}
