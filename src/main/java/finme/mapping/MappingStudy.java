package finme.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a mapping does, read from its syntax tree.
 *
 * @param feeds which parts of the payload each value it gives is made of, by the value's path
 * @param copies which parts become a value as they are, whole objects among them; the whole payload has no steps
 * @param reads every part of the payload it looks at
 * @param lists parts of the payload that it goes through as lists
 * @param mistakes what can't be meant: functions that don't exist or take other arguments, names of nothing
 */
public record MappingStudy(
        Map<String, Set<PayloadPath>> feeds,
        Map<String, Set<PayloadPath>> copies,
        List<Read> reads,
        Set<PayloadPath> lists,
        List<Mark> mistakes) {
    /** @param marks each place of the text that looks there */
    public record Read(PayloadPath path, List<Mark> marks) {}

    /**
     * A place in the text.
     *
     * @param line 1-based, as is the column
     * @param length in characters, on that line
     * @param code {@code unknown_function}, {@code wrong_arguments}, {@code unknown_name}, {@code not_in_sample},
     *     {@code does_not_compile}
     */
    public record Mark(int line, int column, int length, String code, String message) {
        public Mark as(String otherCode, String otherMessage) {
            return new Mark(line, column, length, otherCode, otherMessage);
        }

        public String sentence() {
            String words = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
            return line > 0 ? words + " (line " + line + ", column " + column + ")." : message;
        }
    }
}
