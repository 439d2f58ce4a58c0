package finme.form;

import finme.form.FormDiff.Change;
import finme.form.FormDiff.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How the texts of two versions differ in languages other than the form's own. */
final class TextDiff {
    private TextDiff() {}

    static List<Change> between(Form before, Form after) {
        Map<String, String> own = new LinkedHashMap<>(FormTexts.of(before.read()));
        own.putAll(FormTexts.of(after.read()));
        Set<String> languages = new TreeSet<>(before.translations().keySet());
        languages.addAll(after.translations().keySet());
        List<Change> changes = new ArrayList<>();
        for (String language : languages) {
            List<String> sentences = sentences(
                    own,
                    before.translations().getOrDefault(language, Map.of()),
                    after.translations().getOrDefault(language, Map.of()));
            if (!sentences.isEmpty()) {
                String name = Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
                changes.add(new Change("form." + language, name + " texts", Kind.CHANGED, sentences));
            }
        }
        return changes;
    }

    /** @param own the form's own texts, which tell what each is a translation of */
    private static List<String> sentences(
            Map<String, String> own, Map<String, String> before, Map<String, String> after) {
        List<String> sentences = new ArrayList<>();
        own.forEach((place, original) -> {
            String was = before.getOrDefault(place, "");
            String is = after.getOrDefault(place, "");
            if (was.equals(is)) {
                return;
            }
            String of = "Of " + FieldWords.quoted(original) + ": ";
            if (was.isBlank()) {
                sentences.add(of + FieldWords.quoted(is) + " is new.");
            } else if (is.isBlank()) {
                sentences.add(of + FieldWords.quoted(was) + " is gone.");
            } else {
                sentences.add(of + FieldWords.quoted(is) + " instead of " + FieldWords.quoted(was) + '.');
            }
        });
        return sentences;
    }
}
