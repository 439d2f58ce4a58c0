package finme.correspondence.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in a text for a value. A value is put in as it is, whatever it looks like. */
final class Placeholders {
    static final String CODE = "code";

    private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]{1,40})}");
    private static final String SIGN_IN = "sign-in-code";
    private static final String PASSKEY = "passkey-added";

    private Placeholders() {}

    /** @return by name, each with an example */
    static Map<String, String> of(String letter) {
        Map<String, String> names = new LinkedHashMap<>();
        if (letter.equals(SIGN_IN)) {
            names.put(CODE, "123456");
            names.put("minutes", "10");
        } else if (letter.equals(PASSKEY)) {
            names.put("link", "https://finme.example/cabinet/passkeys");
        } else {
            names.put("firstName", "Irina");
            names.put("reference", "FM-7K2P-9XQD");
            names.put("link", "https://finme.example/cabinet");
        }
        return names;
    }

    /** Whether a letter makes no sense without the value. */
    static boolean isNeeded(String letter, String name) {
        return letter.equals(SIGN_IN) && name.equals(CODE);
    }

    static String filled(String text, Map<String, String> values) {
        return NAME.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), name.group())));
    }
}
