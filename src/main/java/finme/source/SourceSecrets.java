package finme.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.fdforge.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a source into its row: the key as a hash, the callback's secret sealed, the rest as JSON that may be shown. */
@Component
class SourceSecrets {
    private final Vault vault;
    private final ObjectMapper json;

    SourceSecrets(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    void write(Source source, SourceRow row) {
        String key = source.key();
        if (key != null && !key.equals(SourceRules.UNCHANGED)) {
            row.keyHash(sha256(key));
        }
        Source.Callback callback = source.callback();
        if (callback == null) {
            row.callbackSecret(null);
        } else if (callback.secret() != null && !callback.secret().equals(SourceRules.UNCHANGED)) {
            row.callbackSecret(vault.sealSecret("source.callback/" + source.code(), callback.secret()));
        }
        row.definition(shown(source, callback == null ? null : mask(callback, row)));
    }

    private static Source.Callback mask(Source.Callback callback, SourceRow row) {
        return new Source.Callback(callback.url(), row.callbackSecret() == null ? null : SourceRules.UNCHANGED);
    }

    private String shown(Source source, Source.@Nullable Callback callback) {
        Source shown = new Source(
                source.code(),
                source.name(),
                source.state() == null ? Source.State.ACTIVE : source.state(),
                null,
                source.format(),
                source.mapping(),
                source.externalId(),
                source.onMissing() == null ? Source.OnMissing.REFUSE : source.onMissing(),
                source.duplicates(),
                source.perMinute(),
                source.test(),
                callback);
        try {
            return json.writeValueAsString(shown);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a source can't be written as JSON", unwritable);
        }
    }

    private static String sha256(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
