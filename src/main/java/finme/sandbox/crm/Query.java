package finme.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import finme.sandbox.crm.Entities.Entity;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query options it knows: {@code $filter} by {@code eq}, {@code ge}, {@code gt} and {@code and}, {@code $orderby}, {@code $skip}, {@code $top}. */
record Query(@Nullable String filter, @Nullable String orderBy, int skip, int top, boolean count) {
    private static final int MOST = 1000;
    private static final Pattern EQUALS =
            Pattern.compile("\\s*(\\w+)\\s+(eq|ge|gt)\\s+(?:'((?:[^']|'')*)'|([\\w.:+-]+))\\s*");
    private static final Pattern ORDER = Pattern.compile("\\s*(\\w+)(\\s+(asc|desc))?\\s*");

    record Page(long total, List<Entity> items) {}

    Page of(List<Entity> all) {
        List<Entity> found = all.stream().filter(predicate()).toList();
        List<Entity> items = found.stream()
                .sorted(order())
                .skip(Math.max(0, skip))
                .limit(Math.min(Math.max(0, top), MOST))
                .toList();
        return new Page(found.size(), items);
    }

    private Predicate<Entity> predicate() {
        Predicate<Entity> all = entity -> true;
        if (filter == null) {
            return all;
        }
        for (String term : filter.split("\\s+and\\s+", -1)) {
            Matcher matcher = EQUALS.matcher(term);
            if (!matcher.matches()) {
                throw new ODataFault(
                        501, "NotImplemented", "$filter takes 'Property eq value' (or ge, gt) joined by 'and'.");
            }
            String name = matcher.group(1);
            String text = matcher.group(3);
            String value = text == null ? matcher.group(4) : text.replace("''", "'");
            all = all.and(
                    switch (matcher.group(2)) {
                        case "eq" ->
                            entity -> entity.body().path(name).asText("null").equals(value);
                        case "ge" -> entity -> compare(entity.body().path(name), TextNode.valueOf(value)) >= 0;
                        default -> entity -> compare(entity.body().path(name), TextNode.valueOf(value)) > 0;
                    });
        }
        return all;
    }

    private Comparator<Entity> order() {
        if (orderBy == null) {
            return (one, other) -> 0;
        }
        Matcher matcher = ORDER.matcher(orderBy);
        if (!matcher.matches()) {
            throw new ODataFault(501, "NotImplemented", "$orderby takes one property.");
        }
        Comparator<Entity> order = (one, other) ->
                compare(one.body().path(matcher.group(1)), other.body().path(matcher.group(1)));
        return "desc".equals(matcher.group(3)) ? order.reversed() : order;
    }

    private static int compare(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue())
                : one.asText().compareTo(other.asText());
    }
}
