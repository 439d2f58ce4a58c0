package finme.cabinet;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Once more proof of who is signed in, as a program sends it: one of the two. @param passkey as the browser showed it */
public record Proof(@Nullable String code, @Nullable JsonNode passkey) {
    /** @param given null where nothing was sent */
    public static Proof of(@Nullable Proof given) {
        return given == null ? new Proof(null, null) : given;
    }

    /** @return the passkey as text; null for none, also where it was sent as null */
    public @Nullable String shown() {
        return passkey == null || passkey.isNull() ? null : passkey.toString();
    }

    @Override
    public String toString() {
        return "Proof[***]";
    }
}
