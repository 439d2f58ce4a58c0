package finme.portal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of a lender.
 *
 * @param name what they sign in with
 * @param partners codes of the partners whose data they see
 * @param seenAt when they signed in last
 * @param sessions grows whenever who is signed in has to sign in again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartnerUser(
        String name,
        List<String> partners,
        State state,
        int version,
        @Nullable Instant invitedUntil,
        @Nullable Instant seenAt,
        @JsonIgnore int sessions) {
    public enum State {
        /** Has a link and no password yet. */
        INVITED,
        ACTIVE,
        DISABLED
    }

    /** Under which name failures are counted: nobody of the house is shut out by a lender's namesake. */
    public String account() {
        return account(name);
    }

    public static String account(String name) {
        return "partner-" + name;
    }

    public boolean mayUse(String partner) {
        return state == State.ACTIVE && partners.contains(partner);
    }
}
