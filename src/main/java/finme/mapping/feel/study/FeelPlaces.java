package finme.mapping.feel.study;

import finme.mapping.MappingStudy.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where names stand in a text; the syntax tree has lost that. Strings and comments are no place for a name. */
final class FeelPlaces {
    private static final Pattern NO_CODE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|//[^\\n]*+|/\\*(?s:.)*?\\*/");
    private static final String BEFORE = "(?<![\\p{L}\\p{N}_`.])";
    private static final String AFTER = "(?![\\p{L}\\p{N}_`])";
    private static final String NO_KEY = "(?!\\s*+:)";
    private static final int MOST = 20;

    private final String code;

    FeelPlaces(String text) {
        this.code = NO_CODE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group().replaceAll("[^\\n]", " ")));
    }

    /** @param names of a path, in the order in which they are written with dots between them */
    List<Mark> of(List<String> names) {
        return names.isEmpty()
                ? List.of()
                : find(names.stream().map(FeelPlaces::name).collect(Collectors.joining("\\s*+\\.\\s*+"))
                        + AFTER
                        + NO_KEY);
    }

    List<Mark> ofCall(String function) {
        return find(name(function) + "(?=\\s*+\\()");
    }

    private static String name(String name) {
        String spaced =
                Pattern.compile("\\s+").splitAsStream(name).map(Pattern::quote).collect(Collectors.joining("\\s+"));
        return "(?:`" + spaced + "`|" + spaced + ')';
    }

    private List<Mark> find(String pattern) {
        List<Mark> marks = new ArrayList<>();
        Matcher matcher = Pattern.compile(BEFORE + pattern).matcher(code);
        while (marks.size() < MOST && matcher.find()) {
            String before = code.substring(0, matcher.start());
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            int column = before.length() - before.lastIndexOf('\n');
            int end = code.indexOf('\n', matcher.start());
            int length = (end < 0 ? matcher.end() : Math.min(end, matcher.end())) - matcher.start();
            marks.add(new Mark(line, column, Math.max(1, length), "", ""));
        }
        return marks;
    }
}
