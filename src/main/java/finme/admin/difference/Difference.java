package finme.admin.difference;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One member that differs.
 *
 * @param place JSON pointer: into the later version, for what was removed into the earlier one
 * @param label the way to it in words
 * @param before null when it was not there
 * @param after null when it is no longer there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Difference(
        String place,
        String label,
        Change change,
        @Nullable String before,
        @Nullable String after) {
    public enum Change {
        ADDED,
        REMOVED,
        CHANGED
    }

    static Difference of(String place, String label, @Nullable String before, @Nullable String after) {
        Change change = before == null ? Change.ADDED : after == null ? Change.REMOVED : Change.CHANGED;
        return new Difference(place, label, change, before, after);
    }

    /** Texts of several lines, line by line; empty for what is better read as a whole. */
    public List<TextLines.Line> lines() {
        return before == null || after == null || !before.contains("\n") && !after.contains("\n")
                ? List.of()
                : TextLines.between(before, after);
    }
}
