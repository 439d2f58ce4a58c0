package finme.admin.resource;

import finme.catalogue.ExpectedVersion;
import finme.kernel.Problem;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Optimistic locking over HTTP (RFC 9110, section 13): the version of a resource is its entity tag. */
public final class Preconditions {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})\"");

    private Preconditions() {}

    public static String etag(int version) {
        return "\"" + version + "\"";
    }

    /**
     * @param required whether one of the two has to be there
     * @throws Problem 428
     */
    public static ExpectedVersion of(@Nullable String ifMatch, @Nullable String ifNoneMatch, boolean required) {
        if (ifMatch != null) {
            return ifMatch.strip().equals("*") ? ExpectedVersion.PRESENT : new ExpectedVersion.OneOf(tags(ifMatch));
        }
        if (ifNoneMatch != null && ifNoneMatch.strip().equals("*")) {
            return ExpectedVersion.ABSENT;
        }
        if (required) {
            throw Problem.of(
                    428,
                    "precondition_required",
                    "Send If-Match with the ETag you have read, or If-None-Match: * for a new one.");
        }
        return ExpectedVersion.ANY;
    }

    private static Set<Integer> tags(String header) {
        Set<Integer> versions = new HashSet<>();
        Matcher tag = TAG.matcher(header);
        while (tag.find()) {
            versions.add(Integer.valueOf(tag.group(1)));
        }
        return versions;
    }
}
