package finme.canonical;

import finme.canonical.identity.PlainText;
import finme.canonical.identity.Unusable;
import finme.canonical.reading.Numbers;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as people and programs write them, read outside of an application as they are within. */
public final class WrittenNumbers {
    private WrittenNumbers() {}

    /** The text of a number or date as people see it: no unseen characters, ASCII digits, one kind of blank. */
    public static String plain(String text) {
        return PlainText.code(text);
    }

    /**
     * @param decimals how many such a value may have, which decides whether three digits behind a point are some
     * @return null when it is no number, or could be two
     */
    public static @Nullable BigDecimal read(String text, int decimals) {
        try {
            return Numbers.read(text, decimals);
        } catch (Unusable unusable) {
            return null;
        }
    }
}
