package finme.admin.match;

import finme.admin.borrower.AttributeWords;
import finme.borrower.MatchCase;
import finme.borrower.Person;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A case as a page shows it: both persons side by side, masked.
 *
 * @param left null when that person was erased
 * @param merged whether they became one person in the meantime
 */
record CaseCard(
        MatchCase match,
        String on,
        String against,
        boolean merged,
        @Nullable UUID left,
        @Nullable UUID right,
        List<Row> rows) {
    private static final List<String> COMPARED =
            List.of("firstName", "middleName", "lastName", "birthDate", "taxId", "phone", "email");

    /** @param mark {@code agrees}, {@code against} or nothing */
    record Row(String label, String left, String right, String mark) {
        @Override
        public String toString() {
            return "Row[" + label + " ***]";
        }
    }

    static CaseCard of(MatchCase match, @Nullable Person left, @Nullable Person right) {
        return new CaseCard(
                match,
                words(match.on()),
                words(match.against()),
                left != null && right != null && left.id().equals(right.id()),
                left == null ? null : left.id(),
                right == null ? null : right.id(),
                COMPARED.stream()
                        .filter(name -> text(left, name) != null || text(right, name) != null)
                        .map(name -> new Row(
                                AttributeWords.label("borrower." + name),
                                shown(left, name),
                                shown(right, name),
                                mark(match, name)))
                        .toList());
    }

    private static String mark(MatchCase match, String name) {
        return match.against().contains(name) ? "against" : match.on().contains(name) ? "agrees" : "";
    }

    private static String words(List<String> names) {
        return names.stream()
                .map(name -> AttributeWords.label("borrower." + name))
                .map(label -> Character.toLowerCase(label.charAt(0)) + label.substring(1))
                .collect(Collectors.joining(", "));
    }

    private static String shown(@Nullable Person person, String name) {
        String text = text(person, name);
        return text == null ? "–" : text;
    }

    private static @Nullable String text(@Nullable Person person, String name) {
        return Stream.ofNullable(person)
                .flatMap(it -> it.attributes().stream())
                .filter(attribute -> attribute.name().equals("borrower." + name))
                .map(attribute ->
                        AttributeWords.text(attribute.name(), attribute.value().value()))
                .findFirst()
                .orElse(null);
    }
}
