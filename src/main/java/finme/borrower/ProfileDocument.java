package finme.borrower;

import finme.borrower.Borrowers.Identity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person, as it stands sealed in one column: every value an attribute ever had, oldest first, each
 * with its source and time. The last one counts.
 */
record ProfileDocument(Map<String, List<Known>> attributes) {
    record Known(String value, String source, Instant at) {}

    static ProfileDocument empty() {
        return new ProfileDocument(new TreeMap<>());
    }

    /** @return whether anything was new; a value left out says nothing and replaces nothing */
    boolean learn(Identity identity, String source, Instant at) {
        boolean learned = false;
        for (Map.Entry<String, String> told : values(identity).entrySet()) {
            if (!told.getValue().equals(current(told.getKey()))) {
                attributes
                        .computeIfAbsent(told.getKey(), name -> new ArrayList<>())
                        .add(new Known(told.getValue(), source, at));
                learned = true;
            }
        }
        return learned;
    }

    @Nullable
    String current(String attribute) {
        List<Known> known = attributes.getOrDefault(attribute, List.of());
        return known.isEmpty() ? null : known.get(known.size() - 1).value();
    }

    /** Whether the person ever was known by this value. */
    boolean knows(String attribute, String value) {
        return attributes.getOrDefault(attribute, List.of()).stream()
                .anyMatch(known -> known.value().equals(value));
    }

    Identity identity() {
        return new Identity(
                Objects.requireNonNull(current("firstName")),
                current("middleName"),
                Objects.requireNonNull(current("lastName")),
                LocalDate.parse(Objects.requireNonNull(current("birthDate"))),
                current("taxId"),
                current("phone"),
                current("email"));
    }

    private static Map<String, String> values(Identity identity) {
        Map<String, String> values = new TreeMap<>();
        put(values, "firstName", identity.firstName());
        put(values, "middleName", identity.middleName());
        put(values, "lastName", identity.lastName());
        put(values, "birthDate", identity.birthDate().toString());
        put(values, "taxId", identity.taxId());
        put(values, "phone", identity.phone());
        put(values, "email", identity.email());
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value);
        }
    }

    @Override
    public String toString() {
        return "ProfileDocument[***]";
    }
}
