package finme.directory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Countries (ISO 3166-1) and currencies (ISO 4217) as the JDK knows them, with those that are no longer in use inactive,
 * for old cases. Read once, when they are first stored.
 */
final class IsoLists {
    private static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.forLanguageTag("cs"), Locale.forLanguageTag("uk"));
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private IsoLists() {}

    static ObjectNode countries() {
        Set<String> used = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
        SortedSet<String> all = new TreeSet<>(used);
        // The name of a country that was begins with the code it had.
        Locale.getISOCountries(Locale.IsoCountryCode.PART3).forEach(former -> all.add(former.substring(0, 2)));
        return list("countries", all, used, (code, language) -> new Locale("", code).getDisplayCountry(language));
    }

    static ObjectNode currencies() {
        Set<String> used = used();
        SortedSet<String> all = new TreeSet<>(used);
        Currency.getAvailableCurrencies().forEach(currency -> all.add(currency.getCurrencyCode()));
        return list(
                "currencies",
                all,
                used,
                (code, language) -> Currency.getInstance(code).getDisplayName(language));
    }

    /** Some country pays with them; gold, test codes and accounting units are nobody's money. */
    private static Set<String> used() {
        Set<String> used = new HashSet<>();
        for (String country : Locale.getISOCountries()) {
            Currency currency = Currency.getInstance(new Locale("", country));
            if (currency != null) {
                used.add(currency.getCurrencyCode());
            }
        }
        return used;
    }

    private static ObjectNode list(
            String directory, SortedSet<String> codes, Set<String> used, BiFunction<String, Locale, String> name) {
        ObjectNode list = NODES.objectNode().put("code", directory);
        int order = 0;
        for (String code : codes) {
            ObjectNode labels = NODES.objectNode();
            for (Locale language : LANGUAGES) {
                String label = name.apply(code, language);
                if (!label.equals(code)) {
                    labels.put(language.getLanguage(), label);
                }
            }
            if (!labels.isEmpty()) {
                ObjectNode entry = list.withArray("entries").addObject().put("code", code);
                entry.set("labels", labels);
                entry.put("active", used.contains(code)).put("order", ++order);
            }
        }
        return list;
    }
}
