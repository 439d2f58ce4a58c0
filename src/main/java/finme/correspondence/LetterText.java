package finme.correspondence;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a letter says, by language (ISO 639-1). {@code {name}} stands for a value. What is left out is as it ships.
 *
 * @param sms the same as a text message
 */
public record LetterText(String code, Map<String, String> subject, Map<String, String> text, Map<String, String> sms) {
    /** What is not there in somebody's language, they read in this one. */
    public static final String BASE = "en";

    public LetterText {
        subject = Objects.requireNonNullElse(subject, Map.of());
        text = Objects.requireNonNullElse(text, Map.of());
        sms = Objects.requireNonNullElse(sms, Map.of());
    }

    /** As FinMe ships it, now and after its next release. */
    public LetterText shipped() {
        return new LetterText(code, Map.of(), Map.of(), Map.of());
    }

    public boolean isShipped() {
        return equals(shipped());
    }

    public Set<String> languages() {
        Set<String> languages = new TreeSet<>(subject.keySet());
        languages.addAll(text.keySet());
        languages.addAll(sms.keySet());
        return languages;
    }
}
