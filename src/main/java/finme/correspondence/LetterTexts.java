package finme.correspondence;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What letters say. */
public interface LetterTexts {
    /**
     * @param code such as {@code sign-in-code}
     * @param language ISO 639-1; what is not translated is in English
     * @param values what is put in for {@code {name}}
     */
    Letter write(UUID id, String code, Channel channel, @Nullable String language, Map<String, String> values);

    /** What somebody would get who does not exist. @param text also one that is not saved */
    Letter sample(LetterText text, Channel channel, String language);

    /** @return what may stand in the letter's text in braces, each with an example */
    Map<String, String> placeholders(String code);

    /** Whether somebody has changed what the letter says. */
    boolean isChanged(String code);
}
