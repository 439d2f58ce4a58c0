package finme.canonical.identity;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tax ids as letters and digits only, in upper case, without the prefix of the country whose ids they are. */
public final class TaxIds {
    private static final Pattern LABEL = Pattern.compile("^[\\p{L}. ]{1,20}:");
    private static final Pattern SEPARATORS = Pattern.compile("[\\p{P}\\p{Z}\\p{S}]+");
    private static final Pattern SHAPE = Pattern.compile("[\\p{L}0-9]{4,20}");
    /** What may follow a country: digits first, or the letter that Austria and Spain put before theirs. */
    private static final Pattern NATIONAL = Pattern.compile("[0-9][0-9A-Z]{5,}|U[0-9]{8}|[KLMXYZ][0-9]{7}[A-Z]");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    /** Where tax offices write another prefix than ISO 3166 does. */
    private static final Map<String, String> OTHER_PREFIXES = Map.of("GR", "EL");

    private TaxIds() {}

    /**
     * @param country ISO code of the country the borrower lives in; only its own prefix is taken off
     * @return 4 to 20 letters and digits
     * @throws Unusable {@code placeholder}, {@code digits_lost} or {@code invalid_tax_id}
     */
    public static String read(String text, @Nullable String country) throws Unusable {
        String number =
                LABEL.matcher(SpreadsheetText.number(PlainText.code(text))).replaceFirst("");
        if (Placeholders.isHidden(number.toUpperCase(Locale.ROOT))) {
            throw Unusable.placeholder();
        }
        String id = SEPARATORS.matcher(number).replaceAll("").toUpperCase(Locale.ROOT);
        if (Placeholders.isTaxId(withoutAnyCountry(id))) {
            throw Unusable.placeholder();
        }
        if (!SHAPE.matcher(id).matches()) {
            throw new Unusable("invalid_tax_id", "A tax id has 4 to 20 letters and digits.");
        }
        return country == null ? id : without(prefix(country), without(country, id));
    }

    static String prefix(String country) {
        return OTHER_PREFIXES.getOrDefault(country, country);
    }

    /** The id should somebody have put its country before it. */
    public static String withoutAnyCountry(String id) {
        String prefix = id.length() > 2 ? id.substring(0, 2) : "";
        boolean known = COUNTRIES.contains(prefix) || OTHER_PREFIXES.containsValue(prefix);
        return known ? without(prefix, id) : id;
    }

    private static String without(String prefix, String id) {
        return id.startsWith(prefix)
                        && NATIONAL.matcher(id.substring(prefix.length())).matches()
                ? id.substring(prefix.length())
                : id;
    }
}
