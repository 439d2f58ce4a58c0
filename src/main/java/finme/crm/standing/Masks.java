package finme.crm.standing;

import finme.crm.RecordKind;
import finme.delivery.States.Subject;
import finme.loan.ApplicationStatus;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a CRM's record so that nobody is told by them, nor by some of them together: they are kept for a while. What
 * partners and directories are called is no secret.
 */
final class Masks {
    private static final Set<String> WORDS = Stream.concat(
                    Arrays.stream(ApplicationStatus.values()).map(Enum::name),
                    Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode))
            .collect(Collectors.toUnmodifiableSet());
    /** Nobody is called so. */
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,20}(_[A-Z0-9]{1,20}){1,4}");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\S{1,30}");
    /** A phone or a tax id is longer. */
    private static final Pattern SUM = Pattern.compile("-?\\d{1,7}(\\.\\d{1,4})?");

    private static final Pattern REFERENCE = Pattern.compile("FM-[0-9A-Z]{4}-[0-9A-Z]{4}");

    private Masks() {}

    static Map<String, String> of(Subject subject, Map<String, ?> fields) {
        RecordKind kind = RecordKind.of(subject.kind()).orElse(RecordKind.BORROWER);
        Map<String, String> masked = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (!name.startsWith("@")) {
                masked.put(name, mask(kind, value));
            }
        });
        return masked;
    }

    private static String mask(RecordKind kind, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Collection<?> several) {
            return several.size() + (several.size() == 1 ? " entry" : " entries");
        }
        String text = value.toString();
        boolean open = kind == RecordKind.PARTNER || kind == RecordKind.DIRECTORY || value instanceof Boolean;
        boolean told = kind == RecordKind.APPLICATION
                && (value instanceof Number && SUM.matcher(text).matches()
                        || TIME.matcher(text).matches());
        boolean plain = WORDS.contains(text)
                || Stream.of(CODE, ID, REFERENCE)
                        .anyMatch(pattern -> pattern.matcher(text).matches());
        return open || told || plain ? text : "***";
    }
}
