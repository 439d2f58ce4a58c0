package finme.canonical.reading;

import com.fasterxml.jackson.databind.node.TextNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.jspecify.annotations.Nullable;

/** Phone numbers to E.164. */
final class Phones {
    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    private Phones() {}

    /** @param country ISO code whose national numbers are understood; null: international ones only */
    static Reading in(@Nullable String country) {
        return raw -> {
            String text = Readings.string(raw, 40);
            String international = text.startsWith("00") ? "+" + text.substring(2) : text;
            try {
                PhoneNumber number = UTIL.parse(international, country);
                if (UTIL.isPossibleNumber(number)) {
                    return TextNode.valueOf(UTIL.format(number, PhoneNumberFormat.E164));
                }
            } catch (NumberParseException unreadable) {
                // Said below.
            }
            throw new Unusable("invalid_phone", "This is no phone number; write it as +420601000184.");
        };
    }
}
