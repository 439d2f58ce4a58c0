package finme.crm.standing;

import finme.crm.RecordKind;
import finme.delivery.States.Subject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fields of a CRM's record so that nobody is told by them; what partners and directories are called is no secret. */
final class Masks {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,40}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\S{1,30}");
    private static final int SHOWN = 3;

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
                && (value instanceof Number || TIME.matcher(text).matches());
        if (open || told || CODE.matcher(text).matches() || ID.matcher(text).matches()) {
            return text;
        }
        return text.length() > 2 * SHOWN ? "***" + text.substring(text.length() - SHOWN) : "***";
    }
}
