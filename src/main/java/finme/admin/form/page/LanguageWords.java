package finme.admin.form.page;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code cs} is Czech. */
final class LanguageWords {
    private LanguageWords() {}

    static String of(String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
    }

    /** Those a form has no texts in, by code and in the order of their names. */
    static Map<String, String> others(FormView form) {
        return Arrays.stream(Locale.getISOLanguages())
                .filter(code -> code.length() == 2)
                .filter(code ->
                        form.texts().stream().noneMatch(text -> text.code().equals(code)))
                .sorted(Comparator.comparing(LanguageWords::of))
                .collect(Collectors.toMap(code -> code, LanguageWords::of, (one, same) -> one, LinkedHashMap::new));
    }
}
