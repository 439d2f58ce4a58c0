package finme.canonical;

import finme.canonical.identity.Emails;
import finme.canonical.identity.FormerValues;
import finme.canonical.identity.Phones;
import finme.canonical.identity.TaxIds;
import finme.canonical.identity.Unusable;
import finme.kernel.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By what people are found, in the one form in which it is stored and indexed. */
public enum IdentityValue {
    TAX_ID("taxId"),
    PHONE("phone"),
    EMAIL("email");

    private final String key;

    IdentityValue(String key) {
        this.key = key;
    }

    /** @throws IllegalArgumentException for any other key */
    public static IdentityValue of(String key) {
        return Stream.of(values())
                .filter(value -> value.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is found by " + key));
    }

    /** Name of the value within the canonical borrower. */
    public String key() {
        return key;
    }

    /** @throws Problem 422 at the key, such as {@code /phone}, when the text can't be such a value */
    public String read(String text, @Nullable String country) {
        try {
            return switch (this) {
                case TAX_ID -> TaxIds.read(text, country);
                case PHONE -> Phones.read(text, country).e164();
                case EMAIL -> Emails.read(text);
            };
        } catch (Unusable unusable) {
            throw Problem.invalid('/' + key, unusable.code(), unusable.sentence());
        }
    }

    /** All forms in which a text of unknown origin may be stored. @throws Problem as {@link #read} */
    public List<String> meant(String text) {
        String value = read(text, null);
        String national = this == TAX_ID ? TaxIds.withoutAnyCountry(value) : value;
        return national.equals(value) ? List.of(value) : List.of(value, national);
    }

    /**
     * How an earlier release indexed the value, should it have come in a spelling that was not mended then. For one
     * release: to look people up, never to store.
     *
     * @param value as {@link #read} gives it
     * @param country of the borrower, ISO 3166-1 alpha-2
     */
    public List<String> former(String value, @Nullable String country) {
        return switch (this) {
            case TAX_ID -> FormerValues.ofTaxId(value, country);
            case PHONE -> List.of();
            case EMAIL -> FormerValues.ofEmail(value);
        };
    }
}
