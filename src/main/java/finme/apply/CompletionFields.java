package finme.apply;

import finme.gateway.Completions.Asked;
import finme.gateway.Completions.Field;
import finme.gateway.Completions.Option;
import finme.kernel.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the values that may be missing are typed in. */
final class CompletionFields {
    private static final String PHONE = "/borrower/phone";
    private static final String EMAIL = "/borrower/email";

    private static final Map<String, Look> LOOKS = new LinkedHashMap<>();

    static {
        LOOKS.put("/product", new Look("text", null, null));
        LOOKS.put("/amount/value", new Look("text", "decimal", null));
        LOOKS.put("/amount/currency", new Look("text", null, null));
        LOOKS.put("/termMonths", new Look("text", "numeric", null));
        LOOKS.put("/borrower/firstName", new Look("text", null, "given-name"));
        LOOKS.put("/borrower/lastName", new Look("text", null, "family-name"));
        LOOKS.put("/borrower/birthDate", new Look("date", null, "bday"));
        LOOKS.put(PHONE, new Look("tel", null, "tel"));
        LOOKS.put(EMAIL, new Look("email", null, "email"));
    }

    /** Places by the names of their inputs. */
    static final Map<String, String> POINTERS = LOOKS.keySet().stream()
            .collect(Collectors.toMap(CompletionFields::name, pointer -> pointer, (a, b) -> a, LinkedHashMap::new));

    private CompletionFields() {}

    private record Look(
            String type, @Nullable String mode, @Nullable String autocomplete) {}

    /** @param fault code of what stands against it @param either whether another field will do instead */
    public record Input(
            String name,
            String type,
            @Nullable String mode,
            @Nullable String autocomplete,
            String value,
            @Nullable String fault,
            boolean either,
            List<Option> options) {}

    static List<Input> inputs(Asked asked, Map<String, String> typed, List<Fault> faults) {
        Set<String> asks = asked.fields().stream().map(Field::pointer).collect(Collectors.toSet());
        boolean either = asks.contains(PHONE) && asks.contains(EMAIL);
        return asked.fields().stream()
                .map(field -> input(field, typed, faults, either))
                .toList();
    }

    private static Input input(Field field, Map<String, String> typed, List<Fault> faults, boolean either) {
        String pointer = field.pointer();
        Look look = LOOKS.getOrDefault(pointer, new Look("text", null, null));
        String fault = faults.stream()
                .filter(each -> each.pointer().equals(pointer))
                .map(Fault::code)
                .findFirst()
                .orElse(null);
        return new Input(
                name(pointer),
                look.type(),
                look.mode(),
                look.autocomplete(),
                typed.getOrDefault(name(pointer), ""),
                fault,
                either && (pointer.equals(PHONE) || pointer.equals(EMAIL)),
                field.options());
    }

    private static String name(String pointer) {
        return pointer.substring(1).replace('/', '.');
    }
}
