package finme.fdforge;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of master data, as the ledger keeps it.
 *
 * @param kind what changed: {@code application}, {@code borrower}, {@code partner}, {@code source}, {@code directory} …
 * @param subject id of an application or borrower; null for things known by their code
 * @param code code of a partner, source or directory; null for things known by an id
 * @param version version of the subject after the change
 * @param action past participle in snake_case: {@code received}, {@code offered}, {@code replaced} …
 * @param actor who did it: a user name, {@code source:<code>}, {@code partner:<code>} or {@code system}
 * @param details codes, ids, amounts; never a personal value
 */
public record Change(
        String kind,
        @Nullable UUID subject,
        @Nullable String code,
        int version,
        String action,
        String actor,
        Map<String, ?> details) {

    public static Change of(
            String kind, UUID subject, int version, String action, String actor, Map<String, ?> details) {
        return new Change(kind, subject, null, version, action, actor, details);
    }

    public static Change of(
            String kind, String code, int version, String action, String actor, Map<String, ?> details) {
        return new Change(kind, null, code, version, action, actor, details);
    }
}
