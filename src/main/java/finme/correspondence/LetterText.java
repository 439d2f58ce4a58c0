package finme.correspondence;

import java.util.Map;
import java.util.Objects;

/**
 * What a letter says, by language (ISO 639-1). {@code {name}} stands for a value.
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
}
