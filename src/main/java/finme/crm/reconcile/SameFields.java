package finme.crm.reconcile;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a record has the fields it was told. Services write values in their own way: 20 for 20.0, another offset for the
 * same moment, a phone number with spaces, nothing for an empty text, members of their own in what is nested.
 */
final class SameFields {
    private static final Pattern PHONE = Pattern.compile("\\+\\d{7,15}");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s\\p{Z}().-]");

    private SameFields() {}

    /** @param ours what was told: what else they have is their affair */
    static boolean are(Map<String, ?> ours, Map<String, ?> theirs) {
        return ours.entrySet().stream().allMatch(field -> same(field.getValue(), theirs.get(field.getKey())));
    }

    private static boolean same(@Nullable Object our, @Nullable Object their) {
        if (isNothing(our) || isNothing(their)) {
            return isNothing(our) && isNothing(their);
        }
        if (our instanceof Map<?, ?> some && their instanceof Map<?, ?> others) {
            return some.entrySet().stream().allMatch(field -> same(field.getValue(), others.get(field.getKey())));
        }
        if (our instanceof Collection<?> some && their instanceof Collection<?> others) {
            return some.size() == others.size() && inOrder(some.iterator(), others.iterator());
        }
        if (our instanceof Collection || their instanceof Collection || our instanceof Map || their instanceof Map) {
            return false;
        }
        return plain(String.valueOf(our), String.valueOf(their));
    }

    private static boolean inOrder(Iterator<?> some, Iterator<?> others) {
        boolean same = true;
        while (same && some.hasNext() && others.hasNext()) {
            same = same(some.next(), others.next());
        }
        return same;
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null
                || value instanceof String text && text.isBlank()
                || value instanceof Collection<?> list && list.isEmpty();
    }

    private static boolean plain(String our, String their) {
        if (our.equals(their)) {
            return true;
        }
        BigDecimal number = number(our);
        BigDecimal other = number(their);
        if (number != null && other != null) {
            return number.compareTo(other) == 0;
        }
        if (PHONE.matcher(our).matches()) {
            return our.equals(BETWEEN_DIGITS.matcher(their).replaceAll(""));
        }
        Instant at = time(our);
        return at != null && at.equals(time(their));
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return text.length() > 40 ? null : new BigDecimal(text);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }
}
