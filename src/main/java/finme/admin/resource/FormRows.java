package finme.admin.resource;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.resource.FormFields.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The rows of a form's lists. What was sent is counted anew, so that a row between two others may be emptied, and a fault's
 * number is that of the row people see.
 */
final class FormRows {
    private static final String STAR = "/*/";
    private static final String REMOVED = "remove";
    private static final int SPARE = 2;
    private static final int MOST = 50;

    /** By list: the numbers that its rows were sent under, in order. */
    private final Map<String, List<Integer>> numbers = new TreeMap<>();

    private final Map<String, Integer> spare = new HashMap<>();

    private FormRows() {}

    static FormRows of(Collection<String> pointers, ObjectNode resource) {
        FormRows rows = new FormRows();
        lists(pointers)
                .keySet()
                .forEach(list -> rows.numbers.put(
                        list,
                        IntStream.range(0, Math.min(MOST, resource.at(list).size()))
                                .boxed()
                                .toList()));
        return rows;
    }

    static FormRows sent(Collection<String> pointers, Map<String, String> parameters) {
        FormRows rows = new FormRows();
        lists(pointers)
                .forEach((list, columns) -> rows.numbers.put(
                        list,
                        IntStream.range(0, MOST)
                                .filter(row -> isFilled(list + '/' + row + '/', columns, parameters))
                                .boxed()
                                .toList()));
        return rows;
    }

    private static boolean isFilled(String row, List<String> columns, Map<String, String> parameters) {
        return !parameters.containsKey(row + REMOVED)
                && columns.stream()
                        .anyMatch(column ->
                                !parameters.getOrDefault(row + column, "").isBlank());
    }

    private static Map<String, List<String>> lists(Collection<String> pointers) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (String pointer : pointers) {
            int star = pointer.indexOf(STAR);
            if (star >= 0) {
                lists.computeIfAbsent(pointer.substring(0, star), none -> new ArrayList<>())
                        .add(pointer.substring(star + STAR.length()));
            }
        }
        return lists;
    }

    /** Words that were ticked one by one, as one text. */
    static Map<String, String> ticked(Map<String, Kind> kinds, Map<String, String> parameters) {
        Map<String, String> plain = new LinkedHashMap<>(parameters);
        kinds.forEach((pointer, kind) -> {
            if (kind == Kind.TICKS) {
                String pattern = pointer.replace("*", "\\d{1,2}") + "/[A-Za-z]+";
                parameters.keySet().stream()
                        .filter(name -> name.matches(pattern))
                        .forEach(name -> {
                            int word = name.lastIndexOf('/');
                            plain.merge(
                                    name.substring(0, word),
                                    name.substring(word + 1),
                                    (one, other) -> one + ' ' + other);
                        });
            }
        });
        return plain;
    }

    /** @return the inputs there are, those of rows by their numbers */
    Map<String, Kind> kinds(Map<String, Kind> kinds) {
        Map<String, Kind> all = new LinkedHashMap<>();
        kinds.forEach((pointer, kind) -> {
            int star = pointer.indexOf(STAR);
            if (star < 0) {
                all.put(pointer, kind);
            } else {
                String list = pointer.substring(0, star);
                for (int row = 0; row < numbers.getOrDefault(list, List.of()).size(); row++) {
                    all.put(list + '/' + row + '/' + pointer.substring(star + STAR.length()), kind);
                }
            }
        });
        return all;
    }

    /** @param pointer as the form shows it from now on */
    String sent(Map<String, String> parameters, String pointer) {
        return parameters.getOrDefault(
                numbers.keySet().stream()
                        .filter(list -> pointer.startsWith(list + '/'))
                        .findFirst()
                        .map(list -> asSent(list, pointer))
                        .orElse(pointer),
                "");
    }

    private String asSent(String list, String pointer) {
        String[] row = pointer.substring(list.length() + 1).split("/", 2);
        if (row.length < 2 || !row[0].matches("\\d{1,2}")) {
            return pointer;
        }
        return list + '/' + numbers.getOrDefault(list, List.of()).get(Integer.parseInt(row[0])) + '/' + row[1];
    }

    List<Integer> numbers(String list) {
        int filled = numbers.getOrDefault(list, List.of()).size();
        return IntStream.range(0, Math.min(MOST, filled + spare.getOrDefault(list, SPARE)))
                .boxed()
                .toList();
    }

    void more(String list) {
        spare.merge(list, SPARE + SPARE, (one, more) -> one + SPARE);
    }

    boolean isList(String pointer) {
        return numbers.containsKey(pointer);
    }

    /** As many empty rows as there are to be filled; none leaves no list. */
    void prepare(ObjectNode resource) {
        numbers.forEach((list, filled) -> {
            JsonPointer place = JsonPointer.compile(list);
            ObjectNode holder = holder(resource, place);
            holder.remove(place.last().getMatchingProperty());
            if (!filled.isEmpty()) {
                ArrayNode rows = holder.putArray(place.last().getMatchingProperty());
                filled.forEach(row -> rows.addObject());
            } else if (holder.isEmpty() && holder != resource) {
                holder(resource, place.head()).remove(place.head().last().getMatchingProperty());
            }
        });
    }

    private static ObjectNode holder(ObjectNode root, JsonPointer place) {
        ObjectNode holder = root;
        for (JsonPointer step = place; !step.tail().matches(); step = step.tail()) {
            holder = holder.withObjectProperty(step.getMatchingProperty());
        }
        return holder;
    }
}
