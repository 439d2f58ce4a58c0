package finme.task.document;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** A file's name without a path, control characters, and what turns the direction of writing round. */
final class CleanName {
    private static final Pattern PATH = Pattern.compile("^.*[/\\\\:]", Pattern.DOTALL);
    private static final Pattern UNFIT = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\"<>|*?;%]");
    private static final Pattern DOTS = Pattern.compile("^[.\\s]+|[.\\s]+$");
    private static final int LONGEST = 100;

    private CleanName() {}

    static String of(String name) {
        String last =
                PATH.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceFirst("");
        String clean = DOTS.matcher(UNFIT.matcher(last).replaceAll("")).replaceAll("");
        String cut = clean.codePointCount(0, clean.length()) > LONGEST
                ? clean.substring(clean.offsetByCodePoints(0, clean.codePointCount(0, clean.length()) - LONGEST))
                : clean;
        return cut.isBlank() ? "document" : cut.strip();
    }
}
