package finme.borrower.contact;

import finme.borrower.Attribute;
import finme.borrower.Known;
import finme.borrower.Replaced;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an address opens. All that was ever said of a person's phone and e-mail is looked at, not what counts by the rules of
 * survivorship: those are about what is likely, this is about who could have said it.
 */
final class AddressProof {
    private static final List<String> CONTACTS = List.of("borrower.email", "borrower.phone");

    private AddressProof() {}

    /** @param only null: everything */
    record Opened(String value, @Nullable Set<UUID> only) {}

    /**
     * @param attributes of one person
     * @param name of the attribute that is the address
     * @param fits whether a value is the address that was given
     * @return empty when nobody ever said it
     */
    static Optional<Opened> of(List<Attribute> attributes, String name, Predicate<String> fits) {
        Instant first = facts(attributes, CONTACTS::contains)
                .map(Known::at)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        List<Known> said = facts(attributes, name::equals)
                .sorted(Comparator.comparing(Known::at))
                .toList();
        List<Known> fitting = said.stream()
                .filter(known ->
                        known.value().isTextual() && fits.test(known.value().textValue()))
                .toList();
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        String value = fitting.get(0).value().textValue();
        Known proving = said.stream()
                .filter(known -> isOurs(known) || !known.at().isAfter(first))
                .reduce((earlier, later) -> later)
                .orElse(null);
        boolean proves = proving != null && proving.value().textValue().equals(value);
        Set<UUID> only = applications(fitting);
        return proves || !only.isEmpty() ? Optional.of(new Opened(value, proves ? null : only)) : Optional.empty();
    }

    /**
     * Said by the person once signed in, by the staff, or by the CRM in which the staff works. What is added to an
     * application under its link has that application, and no more proof than it.
     */
    private static boolean isOurs(Known known) {
        return known.application() == null
                && Stream.of("cabinet", "admin:", "crm:").anyMatch(known.source()::startsWith);
    }

    private static Set<UUID> applications(List<Known> fitting) {
        Set<UUID> applications = new HashSet<>();
        fitting.stream().map(Known::application).filter(Objects::nonNull).forEach(applications::add);
        return applications;
    }

    private static Stream<Known> facts(List<Attribute> attributes, Predicate<String> names) {
        return attributes.stream()
                .filter(attribute -> names.test(attribute.name()))
                .flatMap(attribute -> Stream.of(
                                Stream.of(attribute.value()),
                                attribute.others().stream(),
                                attribute.replaced().stream().map(Replaced::known))
                        .flatMap(known -> known));
    }
}
