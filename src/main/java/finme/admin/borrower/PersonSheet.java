package finme.admin.borrower;

import finme.borrower.Attribute;
import finme.borrower.Known;
import finme.borrower.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person as a page reads it out: groups of attributes, each with its origin. */
record PersonSheet(UUID id, int version, String name, boolean masked, List<Group> groups) {
    private static final List<String> ORDER =
            List.of("Person", "Contact", "Address", "Employment", "Obligations", "Further answers");

    private static final int MOST = 10;

    record Group(String title, List<Row> rows) {}

    /**
     * @param differing how many other sources say something else
     * @param replaced what counted before, newest first
     * @param older how many more there are
     */
    record Row(String key, String label, Told value, List<Told> others, int differing, List<Told> replaced, int older) {
        @Override
        public String toString() {
            return "Row[" + key + " ***]";
        }
    }

    /** @param reference of the application by which it came, if it still is @param until only of what was replaced */
    record Told(
            String text,
            String source,
            Instant at,
            @Nullable Instant until,
            @Nullable UUID application,
            @Nullable String reference) {
        @Override
        public String toString() {
            return "Told[***]";
        }
    }

    /** @param person in clear */
    static PersonSheet of(Person person, boolean masked, Map<UUID, String> references) {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        ORDER.forEach(title -> rows.put(title, new ArrayList<>()));
        List<Attribute> shown = (masked ? PersonFiles.masked(person) : person).attributes();
        for (int i = 0; i < shown.size(); i++) {
            Row row = row(shown.get(i), differing(person.attributes().get(i)), references);
            rows.computeIfAbsent(AttributeWords.group(shown.get(i)), title -> new ArrayList<>())
                    .add(row);
        }
        return new PersonSheet(
                person.id(),
                person.version(),
                AttributeWords.name(masked ? PersonFiles.masked(person) : person),
                masked,
                rows.entrySet().stream()
                        .filter(group -> !group.getValue().isEmpty())
                        .map(group -> new Group(group.getKey(), group.getValue()))
                        .toList());
    }

    private static int differing(Attribute attribute) {
        return (int) attribute.others().stream()
                .filter(other -> !other.value().equals(attribute.value().value()))
                .count();
    }

    private static Row row(Attribute attribute, int differing, Map<UUID, String> references) {
        return new Row(
                attribute.name().replace('.', '-'),
                AttributeWords.label(attribute.name()),
                told(attribute.name(), attribute.value(), null, references),
                attribute.others().stream()
                        .map(known -> told(attribute.name(), known, null, references))
                        .toList(),
                differing,
                attribute.replaced().stream()
                        .limit(MOST)
                        .map(was -> told(attribute.name(), was.known(), was.until(), references))
                        .toList(),
                Math.max(0, attribute.replaced().size() - MOST));
    }

    private static Told told(String name, Known known, @Nullable Instant until, Map<UUID, String> references) {
        UUID application = known.application();
        return new Told(
                AttributeWords.text(name, known.value()),
                AttributeWords.source(known.source()),
                known.at(),
                until,
                application,
                application == null ? null : references.get(application));
    }
}
