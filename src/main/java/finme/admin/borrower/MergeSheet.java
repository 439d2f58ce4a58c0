package finme.admin.borrower;

import finme.borrower.Attribute;
import finme.borrower.Person;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two persons side by side, and what would become of each attribute if they were one. */
record MergeSheet(List<Row> rows) {
    /** @param differs whether both say something, and not the same @param taken whose value counts then */
    record Row(
            String label, @Nullable String left, @Nullable String right, String becomes, boolean differs, Taken taken) {
        @Override
        public String toString() {
            return "Row[" + label + " ***]";
        }
    }

    enum Taken {
        LEFT,
        RIGHT,
        BOTH
    }

    /** @param together as one person; all three in clear, what is shown is masked */
    static MergeSheet of(Person left, Person right, Person together) {
        Map<String, Attribute> ofLeft = byName(left);
        Map<String, Attribute> ofRight = byName(right);
        Map<String, Attribute> ofBoth = byName(together);
        Map<String, Attribute> shown = byName(PersonFiles.masked(together));
        Map<String, Attribute> shownLeft = byName(PersonFiles.masked(left));
        Map<String, Attribute> shownRight = byName(PersonFiles.masked(right));
        return new MergeSheet(ofBoth.keySet().stream()
                .sorted(AttributeWords.IN_ORDER)
                .map(name -> new Row(
                        AttributeWords.label(name),
                        text(shownLeft.get(name)),
                        text(shownRight.get(name)),
                        String.valueOf(text(shown.get(name))),
                        differ(ofLeft.get(name), ofRight.get(name)),
                        taken(ofLeft.get(name), ofRight.get(name), ofBoth.get(name))))
                .toList());
    }

    private static Map<String, Attribute> byName(Person person) {
        return person.attributes().stream().collect(Collectors.toMap(Attribute::name, Function.identity()));
    }

    private static @Nullable String text(@Nullable Attribute attribute) {
        return attribute == null
                ? null
                : AttributeWords.text(attribute.name(), attribute.value().value());
    }

    private static boolean differ(@Nullable Attribute left, @Nullable Attribute right) {
        return left != null
                && right != null
                && !left.value().value().equals(right.value().value());
    }

    private static Taken taken(@Nullable Attribute left, @Nullable Attribute right, @Nullable Attribute both) {
        boolean fromLeft = Stream.ofNullable(both).anyMatch(it -> same(it, left));
        boolean fromRight = Stream.ofNullable(both).anyMatch(it -> same(it, right));
        return fromLeft && fromRight ? Taken.BOTH : fromRight ? Taken.RIGHT : Taken.LEFT;
    }

    private static boolean same(Attribute both, @Nullable Attribute one) {
        return one != null && both.value().value().equals(one.value().value());
    }
}
