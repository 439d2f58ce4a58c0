package finme.mapping.body;

import java.io.IOException;
import java.io.PushbackReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What separates cells: what is told, else what a first line {@code sep=;} says, else what the header uses most,
 * quoted names left aside.
 *
 * @param linesBefore lines above the header that were passed over
 */
record CsvDialect(char separator, int linesBefore) {
    /** Twice as much as what is looked at: a header, and what is blank above it. */
    static final int BACK = 1 << 17;

    private static final int LOOK = BACK / 2;

    private static final Pattern SAID = Pattern.compile("(?i)\"?sep=(.)\"?[ \\t,;]*\\R?");
    private static final String KNOWN = ",;\t|";

    /** Reads no further than the header, and puts it back. */
    static CsvDialect of(PushbackReader text, @Nullable Character told) throws IOException {
        String first = line(text);
        Matcher said = SAID.matcher(first);
        if (said.matches()) {
            return new CsvDialect(told == null ? said.group(1).charAt(0) : told, 1);
        }
        StringBuilder start = new StringBuilder(first);
        while (first.isBlank() && !first.isEmpty() && start.length() < LOOK) {
            first = line(text);
            start.append(first);
        }
        text.unread(start.toString().toCharArray());
        return new CsvDialect(told == null ? used(first) : told, 0);
    }

    /** @return with its end; empty behind the last one */
    private static String line(PushbackReader text) throws IOException {
        StringBuilder line = new StringBuilder();
        boolean quoted = false;
        for (int c = text.read(); c >= 0; c = text.read()) {
            line.append((char) c);
            quoted ^= c == '"';
            if (c == '\n' && !quoted || line.length() >= LOOK) {
                break;
            }
            if (c == '\r' && !quoted) {
                after(text, line);
                break;
            }
        }
        return line.toString();
    }

    private static void after(PushbackReader text, StringBuilder line) throws IOException {
        int next = text.read();
        if (next == '\n') {
            line.append('\n');
        } else if (next >= 0) {
            text.unread(next);
        }
    }

    private static char used(String header) {
        int[] counts = new int[KNOWN.length()];
        boolean quoted = false;
        for (char c : header.toCharArray()) {
            quoted ^= c == '"';
            int known = quoted ? -1 : KNOWN.indexOf(c);
            if (known >= 0) {
                counts[known]++;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return KNOWN.charAt(most);
    }
}
