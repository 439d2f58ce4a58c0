package finme.crm.tryton;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a record, as mappings write it:
 * <ul>
 *   <li>{@code name}: a field of its own;
 *   <li>{@code party[code]}: a link, to the record whose field {@code code} has the value;
 *   <li>{@code contact_mechanisms[type=mobile].value}: a field of the first of several rows whose {@code type} is
 *       {@code mobile}; it is made when there is none and taken away with its value.
 * </ul>
 *
 * @param selector field of the linked record or row; null for a field of its own
 * @param selected what the row has in it; null for a link
 * @param value field of the row
 */
record FieldPath(
        String field,
        @Nullable String selector,
        @Nullable String selected,
        @Nullable String value) {
    private static final Pattern WRITTEN = Pattern.compile("(\\w+)(?:\\[(\\w+)(?:=([\\w -]+)\\]\\.(\\w+)|\\]))?");

    /** @return empty when it is none */
    static Optional<FieldPath> read(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        return matcher.matches()
                ? Optional.of(new FieldPath(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4)))
                : Optional.empty();
    }

    /** As mappings write it. */
    String written() {
        return isRow()
                ? field + '[' + selector + '=' + selected + "]." + value
                : isLink() ? field + '[' + selector + ']' : field;
    }

    boolean isLink() {
        return selector != null && selected == null;
    }

    boolean isRow() {
        return selected != null;
    }
}
