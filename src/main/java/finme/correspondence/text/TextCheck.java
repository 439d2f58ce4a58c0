package finme.correspondence.text;

import finme.kernel.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What stands against one part of a letter, at its language and line. */
record TextCheck(String letter, String pointer, int longest, boolean body) {
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    void check(Map<String, String> texts, List<Fault> faults) {
        texts.forEach((language, text) -> check(pointer + '/' + language, language, text, faults));
    }

    private void check(String place, String language, String text, List<Fault> faults) {
        if (!LANGUAGES.contains(language)) {
            faults.add(new Fault(place, "invalid_language", "A language is named as in ISO 639-1."));
        }
        if (text.length() > longest) {
            faults.add(new Fault(place, "too_long", "At most " + longest + " characters."));
        }
        if (!body && text.lines().count() > 1) {
            faults.add(new Fault(place, "one_line", "A subject has one line."));
        }
        placeholders(place, text, faults);
        Placeholders.of(letter).keySet().stream()
                .filter(name -> body && Placeholders.isNeeded(letter, name) && !text.contains('{' + name + '}'))
                .forEach(name -> faults.add(
                        new Fault(place, "required", "Without {" + name + "} nobody can do anything with it.")));
    }

    private void placeholders(String place, String text, List<Fault> faults) {
        Set<String> known = Placeholders.of(letter).keySet();
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
            int end = text.indexOf('}', at);
            String name = end < 0 ? "" : text.substring(at + 1, end);
            if (!known.contains(name)) {
                faults.add(new Fault(place, "unknown_placeholder", sentence(text, at, known)));
            }
        }
    }

    private static String sentence(String text, int at, Set<String> known) {
        String before = text.substring(0, at);
        long line = before.chars().filter(each -> each == '\n').count() + 1;
        int column = at - before.lastIndexOf('\n');
        String found = text.substring(at, Math.min(text.length(), at + 30))
                .lines()
                .findFirst()
                .orElse("{");
        int end = found.indexOf('}');
        return "Line %d, character %d: %s stands for nothing here, there are {%s}."
                .formatted(line, column, end < 0 ? found : found.substring(0, end + 1), String.join("}, {", known));
    }
}
