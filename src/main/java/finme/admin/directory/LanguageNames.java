package finme.admin.directory;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Languages a label may be in, by their code and in the order of their English names. */
final class LanguageNames {
    static final Map<String, String> ALL = Arrays.stream(Locale.getISOLanguages())
            .filter(code -> code.length() == 2)
            .sorted(Comparator.comparing(LanguageNames::name))
            .collect(Collectors.toMap(code -> code, LanguageNames::name, (one, same) -> one, LinkedHashMap::new));

    private LanguageNames() {}

    private static String name(String code) {
        return new Locale(code).getDisplayLanguage(Locale.ENGLISH);
    }
}
