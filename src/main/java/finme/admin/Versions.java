package finme.admin;

import finme.kernel.Problem;
import org.jspecify.annotations.Nullable;

/** Optimistic locking over HTTP: the version of a resource is its entity tag. */
public final class Versions {
    private Versions() {}

    public static String etag(int version) {
        return "\"" + version + "\"";
    }

    /**
     * @param ifMatch as sent, null when the caller does not care
     * @param current null when the resource does not exist
     * @throws Problem 412 when the caller saw another version
     */
    public static void check(@Nullable String ifMatch, @Nullable Integer current) {
        if (ifMatch == null || (ifMatch.trim().equals("*") && current != null)) {
            return;
        }
        if (current != null) {
            for (String tag : ifMatch.split(",")) {
                if (tag.trim().equals(etag(current))) {
                    return;
                }
            }
        }
        throw Problem.of(412, "stale", "It was changed in the meantime; read it again.");
    }
}
