package finme.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became different from one version of a form to another, field by field and in words. */
public final class FormDiff {
    private FormDiff() {}

    public enum Kind {
        ADDED,
        REMOVED,
        MOVED,
        CHANGED
    }

    /**
     * @param field its name; that of a component without a value is its id, {@code form} is the form itself
     * @param sentences for people, one at least
     */
    public record Change(String field, String label, Kind kind, List<String> sentences) {}

    public enum Loss {
        /** Nobody is asked any more. */
        REMOVED,
        /** It may be empty now: it is no longer required, or not always shown. */
        OPTIONAL,
        /** Some of its options are gone. */
        OPTIONS
    }

    /**
     * What others may have counted on.
     *
     * @param target where its value went: a path of the canonical application
     * @param options that are gone
     */
    public record Effect(String field, String label, String target, Loss change, List<String> options) {}

    /** Field by field, then the texts in other languages. */
    public static List<Change> between(Form before, Form after) {
        List<Change> changes = new ArrayList<>(between(before.read(), after.read()));
        changes.addAll(TextDiff.between(before, after));
        return changes;
    }

    /** @return in the order of the form as it is now, what was removed behind it */
    public static List<Change> between(FormSchema before, FormSchema after) {
        Map<String, FormField> old = byName(before);
        Map<String, FormField> now = byName(after);
        Set<String> moved = moved(old, now, before, after);
        List<Change> changes = new ArrayList<>();
        add("form", "The form", Kind.CHANGED, FieldWords.ofForm(before, after), changes);
        now.forEach((name, field) -> {
            FormField was = old.get(name);
            if (was == null) {
                add(name, field.label(), Kind.ADDED, List.of(FieldWords.added(field, step(field, after))), changes);
                return;
            }
            if (moved.contains(name)) {
                add(name, field.label(), Kind.MOVED, List.of("It is asked " + step(field, after) + " now."), changes);
            }
            add(name, field.label(), Kind.CHANGED, FieldWords.changed(was, field), changes);
        });
        old.forEach((name, field) -> {
            if (!now.containsKey(name)) {
                add(name, field.label(), Kind.REMOVED, List.of("It is no longer there."), changes);
            }
        });
        return changes;
    }

    /**
     * @param codes of a directory, by its name
     * @return what partners, rules and others would get less of
     */
    public static List<Effect> effects(FormSchema before, FormSchema after, Function<String, Set<String>> codes) {
        Map<String, FormField> now = targets(after);
        List<Effect> effects = new ArrayList<>();
        targets(before).forEach((target, was) -> {
            FormField is = now.get(target);
            if (is == null) {
                if (!after.constants().containsKey(target)) {
                    effects.add(new Effect(was.name(), was.label(), target, Loss.REMOVED, List.of()));
                }
                return;
            }
            if (isCertain(was, before) && !isCertain(is, after)) {
                effects.add(new Effect(is.name(), is.label(), target, Loss.OPTIONAL, List.of()));
            }
            List<String> gone = gone(was, is, codes);
            if (!gone.isEmpty()) {
                effects.add(new Effect(is.name(), is.label(), target, Loss.OPTIONS, gone));
            }
        });
        return effects;
    }

    private static void add(String field, String label, Kind kind, List<String> sentences, List<Change> changes) {
        if (!sentences.isEmpty()) {
            changes.add(new Change(field, label, kind, sentences));
        }
    }

    private static Map<String, FormField> byName(FormSchema form) {
        return form.all()
                .collect(
                        Collectors.toMap(FormField::name, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    }

    /** Those that are in another group, or not in the longest row of fields that kept their order. */
    private static Set<String> moved(
            Map<String, FormField> old, Map<String, FormField> now, FormSchema before, FormSchema after) {
        List<String> here = now.keySet().stream().filter(old::containsKey).toList();
        List<String> order = old.keySet().stream().filter(now::containsKey).toList();
        Set<String> moved = new HashSet<>(here);
        moved.removeAll(longestRow(here.stream().map(order::indexOf).toList(), here));
        here.stream()
                .filter(name -> !Objects.equals(
                        around(Objects.requireNonNull(old.get(name)), before),
                        around(Objects.requireNonNull(now.get(name)), after)))
                .forEach(moved::add);
        return moved;
    }

    private static List<String> longestRow(List<Integer> places, List<String> names) {
        int[] length = new int[places.size()];
        int[] from = new int[places.size()];
        int last = -1;
        for (int i = 0; i < places.size(); i++) {
            length[i] = 1;
            from[i] = -1;
            for (int j = 0; j < i; j++) {
                if (places.get(j) < places.get(i) && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    from[i] = j;
                }
            }
            last = last < 0 || length[i] > length[last] ? i : last;
        }
        List<String> row = new ArrayList<>();
        for (int i = last; i >= 0; i = from[i]) {
            row.add(names.get(i));
        }
        return row;
    }

    private static String around(FormField field, FormSchema form) {
        return holders(field, form).map(FormField::name).collect(Collectors.joining("/"));
    }

    private static Stream<FormField> holders(FormField field, FormSchema form) {
        return form.all().filter(holder -> field.place().startsWith(holder.place() + '/'));
    }

    private static String step(FormField field, FormSchema form) {
        return holders(field, form)
                .findFirst()
                .map(group -> "in \"" + group.label() + '"')
                .orElseGet(() ->
                        form.components().stream().anyMatch(each -> each.type().equals("group"))
                                ? "beside the steps"
                                : "at the top");
    }

    private static Map<String, FormField> targets(FormSchema form) {
        return form.fields().stream()
                .filter(field -> !field.type().equals("expression") || field.canonical() != null)
                .collect(Collectors.toMap(
                        FormBinding::target, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    }

    /** Whether a value is there whatever the borrower does. */
    private static boolean isCertain(FormField field, FormSchema form) {
        boolean conditional = Stream.concat(Stream.of(field), holders(field, form))
                .anyMatch(each ->
                        !each.json().path("conditional").path("hide").asText("").isBlank());
        return (field.isRequired() || field.type().equals("expression")) && !conditional;
    }

    /** What a directory loses is the directory's business, and what a formula gives only the formula knows. */
    private static List<String> gone(FormField was, FormField is, Function<String, Set<String>> codes) {
        if (!is.isChoice()
                || isComputed(is)
                || Objects.equals(was.directory(), is.directory()) && is.directory() != null) {
            return List.of();
        }
        Set<String> now = options(is, codes);
        return options(was, codes).stream()
                .filter(option -> !now.contains(option))
                .sorted()
                .toList();
    }

    private static boolean isComputed(FormField field) {
        return field.directory() == null
                && !field.json().path("valuesExpression").asText("").isBlank();
    }

    private static Set<String> options(FormField field, Function<String, Set<String>> codes) {
        String directory = field.directory();
        return directory == null ? FieldWords.options(field).keySet() : codes.apply(directory);
    }
}
