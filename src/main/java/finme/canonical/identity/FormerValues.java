package finme.canonical.identity;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an earlier release wrote the same value: whoever was indexed by it then is found by it still. Where that release lost
 * or added characters, as with a spreadsheet's {@code .0}, nothing tells the value from somebody else's.
 */
public final class FormerValues {
    private static final IDNA NAMES = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_UNICODE);
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();

    private FormerValues() {}

    /** The prefix of the borrower's own country stayed. */
    public static List<String> ofTaxId(String value, @Nullable String country) {
        return country == null ? List.of() : List.of(TaxIds.prefix(country) + value);
    }

    /** Letters stayed composed or not, and a domain in its own script, as they came. */
    public static List<String> ofEmail(String value) {
        int at = value.indexOf('@');
        String domain = value.substring(at + 1);
        if (!domain.contains("xn--") && value.chars().allMatch(c -> c < 128)) {
            return List.of();
        }
        String local = value.substring(0, at + 1);
        String unicode = local + NAMES.nameToUnicode(domain, new StringBuilder(), new IDNA.Info());
        Set<String> former =
                new LinkedHashSet<>(List.of(NFD.normalize(value), NFC.normalize(unicode), NFD.normalize(unicode)));
        former.remove(value);
        return new ArrayList<>(former);
    }
}
