package finme.admin.routing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cell of a decision table in words, where it is one of the plain ones; else the cell itself. */
final class CellWords {
    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
    private static final Pattern LITERAL = Pattern.compile(NUMBER + "|\"((?:[^\"\\\\]|\\\\.)*)\"|(true|false)");
    private static final Pattern LIMIT = Pattern.compile("(<=|>=|<|>)\\s*" + NUMBER);
    private static final Pattern RANGE =
            Pattern.compile("([\\[(\\]])\\s*" + NUMBER + "\\s*\\.\\.\\s*" + NUMBER + "\\s*([\\])\\[])");
    private static final Pattern NOT = Pattern.compile("not\\s*\\((.*)\\)", Pattern.DOTALL);

    private final Function<Object, String> value;

    private CellWords(Function<Object, String> value) {
        this.value = value;
    }

    /** @param value how a number, text or truth is written */
    static String of(String cell, Function<Object, String> value) {
        CellWords words = new CellWords(value);
        Matcher not = NOT.matcher(cell.strip());
        if (not.matches() && parts(not.group(1)).size() > 0) {
            String all = words.list(parts(not.group(1)));
            return all == null ? cell : "anything but " + all;
        }
        String all = words.list(parts(cell));
        return all == null ? cell : all;
    }

    /** @return null when one of them is not plain */
    private @Nullable String list(List<String> parts) {
        List<String> told = new ArrayList<>();
        for (String part : parts) {
            String word = one(part);
            if (word == null) {
                return null;
            }
            told.add(word);
        }
        if (told.size() < 2) {
            return told.isEmpty() ? null : told.get(0);
        }
        return String.join(", ", told.subList(0, told.size() - 1)) + " or " + told.get(told.size() - 1);
    }

    private @Nullable String one(String part) {
        if (part.equals("null")) {
            return "unknown";
        }
        Matcher literal = LITERAL.matcher(part);
        if (literal.matches()) {
            return literal(literal);
        }
        Matcher limit = LIMIT.matcher(part);
        if (limit.matches()) {
            String number = number(limit.group(2));
            return switch (limit.group(1)) {
                case "<=" -> "up to " + number;
                case ">=" -> number + " or more";
                case "<" -> "less than " + number;
                default -> "more than " + number;
            };
        }
        Matcher range = RANGE.matcher(part);
        if (!range.matches()) {
            return null;
        }
        boolean from = range.group(1).equals("[");
        boolean to = range.group(4).equals("]");
        String least = number(range.group(2));
        String most = number(range.group(3));
        return from && to
                ? least + " to " + most
                : (from ? least + " or more" : "more than " + least) + (to ? ", up to " : ", less than ") + most;
    }

    private String literal(Matcher literal) {
        if (literal.group(1) != null) {
            return number(literal.group(1));
        }
        return value.apply(literal.group(2) != null ? literal.group(2) : Boolean.valueOf(literal.group(3)));
    }

    private String number(String text) {
        return value.apply(new BigDecimal(text));
    }

    /** At the commas that stand in no quotes and in no call; those of ranges have none. */
    private static List<String> parts(String cell) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int depth = 0;
        int from = 0;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '"' && (i == 0 || cell.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            } else if (!quoted && c == '(' && i > 0 && Character.isLetter(cell.charAt(i - 1))) {
                depth++;
            } else if (!quoted && c == ')' && depth > 0) {
                depth--;
            } else if (!quoted && depth == 0 && c == ',') {
                parts.add(cell.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(cell.substring(from).strip());
        return parts;
    }
}
