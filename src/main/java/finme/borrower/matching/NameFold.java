package finme.borrower.matching;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words of a name without what alphabets, languages and clerks write differently: Ірина, Iryna and Irina fold to one word,
 * as do Müller, Mueller and Muller. What tells a brother from a sister stays: Jan and Jana differ.
 */
final class NameFold {
    /** From any script to bare Latin letters; Cyrillic as passports have it. */
    private static final Transliterator LATIN =
            Transliterator.createFromRules("finme-latin", """
            щ > shch ; ш > sh ; ч > ch ; ж > zh ; ц > ts ; х > kh ; ю > iu ; я > ia ; є > ie ; ї > i ; ё > e ; э > e ;
            ъ > ; ь > ; [ыиій] > i ; [гґ] > g ; ў > v ; ј > i ; љ > li ; њ > ni ; ђ > d ; ћ > ch ; џ > dzh ;
            :: Any-Latin ;
            :: Latin-ASCII ;
            :: Lower ;
            [^a-z] > ;
            """, Transliterator.FORWARD);

    /** One letter for each sound that languages spell differently. */
    private static final Transliterator SOUNDS =
            Transliterator.createFromRules("finme-sounds", """
            shch > sk ; tsch > k ; sch > s ; sh > s ; sz > s ; zh > z ; tch > k ; ch > k ; cz > k ; kh > k ; gh > k ;
            ck > k ; qu > k ; ph > f ; th > t ; ts > k ; tz > k ; dj > d ; ou > u ; ae > a ; oe > o ; ue > u ;
            x > ks ; w > v ; [cghq] > k ; [jy] > i ;
            """, Transliterator.FORWARD);

    private static final Pattern APOSTROPHE = Pattern.compile("['’‘ʼʹ`´]");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final Pattern DOUBLE = Pattern.compile("(.)\\1+");
    /** Fathers' names: Петрівна and Петровна, Сергійович and Сергеевич. */
    private static final Pattern PATRONYMIC = Pattern.compile("i?[eio]v(na|ik)$");

    private NameFold() {}

    /** Without initials, as long as something else is left. */
    static Set<String> words(String... parts) {
        Set<String> words = new LinkedHashSet<>();
        Set<String> initials = new LinkedHashSet<>();
        for (String part : parts) {
            for (String word : NO_LETTER.split(APOSTROPHE.matcher(part).replaceAll(""))) {
                String folded = fold(word);
                if (!folded.isEmpty()) {
                    (isInitial(word) ? initials : words).add(folded);
                }
            }
        }
        return words.isEmpty() ? initials : words;
    }

    /** All of it as one word: Anna Maria as Annamaria. */
    static String joined(String... parts) {
        StringBuilder joined = new StringBuilder();
        for (String part : parts) {
            joined.append(
                    NO_LETTER.matcher(APOSTROPHE.matcher(part).replaceAll("")).replaceAll(""));
        }
        return fold(joined.toString());
    }

    private static String fold(String word) {
        String letters = Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        boolean bare = letters.chars().allMatch(letter -> letter < 128);
        String sounds = SOUNDS.transliterate(bare ? letters : LATIN.transliterate(letters));
        String folded = single(single(sounds).replace("ie", "e").replace("ei", "i"));
        return PATRONYMIC.matcher(folded).replaceAll("v$1");
    }

    private static String single(String letters) {
        return DOUBLE.matcher(letters).replaceAll("$1");
    }

    /** One letter of a script that has capitals; in others one character may be a whole name. */
    private static boolean isInitial(String word) {
        return word.length() == 1 && !word.toUpperCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT));
    }
}
