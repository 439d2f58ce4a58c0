package finme.canonical.identity;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.Normalizer2;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail addresses in lower case, the domain as the mail's way goes by it: in ASCII. */
public final class Emails {
    /** {@code Jan Novak <jan@example.test>} and {@code mailto:jan@example.test;} as pasted from a mail program. */
    private static final Pattern PASTED =
            Pattern.compile("(?:[^<>@]*<)?(?:mailto:)?(?<address>[^<>]*?)[>,;. ]*", Pattern.CASE_INSENSITIVE);

    /** Dots only between others: nobody's server lets more be sent to. */
    private static final Pattern LOCAL =
            Pattern.compile("(?=.{1,64}$)(?!\\.)(?!.*\\.\\.)[^\\s@<>(),;:\"\\[\\]\\\\\\uFFFD]*(?<!\\.)");
    /** What ends in a number is an address of a machine, or a slip of the pen. */
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])");

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    private static final int LONGEST = 254;

    private static final IDNA NAMES =
            IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    private Emails() {}

    /** @throws Unusable {@code placeholder} or {@code invalid_email} */
    public static String read(String text) throws Unusable {
        String pasted = SpreadsheetText.unwrapped(PlainText.of(text));
        if (Placeholders.saysNone(pasted)) {
            throw Unusable.placeholder();
        }
        Matcher parts = PASTED.matcher(pasted);
        String address = parts.matches() ? parts.group("address") : pasted;
        int at = address.lastIndexOf('@');
        if (at < 1) {
            throw invalid();
        }
        String local = NFC.normalize(address.substring(0, at).toLowerCase(Locale.ROOT));
        String domain = domain(address.substring(at + 1));
        if (Placeholders.isEmail(local, domain)) {
            throw Unusable.placeholder();
        }
        String email = local + '@' + domain;
        if (!LOCAL.matcher(local).matches() || !DOMAIN.matcher(domain).matches() || email.length() > LONGEST) {
            throw invalid();
        }
        return email;
    }

    /** A name has two spellings, with its own letters and in ASCII; mail to either arrives in the same box. */
    private static String domain(String name) throws Unusable {
        String lower = name.toLowerCase(Locale.ROOT);
        if (ASCII.matcher(lower).matches() && !lower.contains("xn--")) {
            return lower;
        }
        IDNA.Info info = new IDNA.Info();
        String ascii = NAMES.nameToASCII(lower, new StringBuilder(), info).toString();
        if (info.hasErrors()) {
            throw invalid();
        }
        return ascii.toLowerCase(Locale.ROOT);
    }

    private static Unusable invalid() {
        return new Unusable("invalid_email", "This is no e-mail address.");
    }
}
