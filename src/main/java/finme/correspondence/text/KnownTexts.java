package finme.correspondence.text;

import finme.correspondence.Channel;
import finme.correspondence.Letter;
import finme.correspondence.LetterText;
import finme.correspondence.LetterTexts;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts values into texts. A value is put in as it is, whatever it looks like. */
@Component
class KnownTexts implements LetterTexts {
    private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]{1,40})}");

    private final ShippedTexts shipped;

    KnownTexts(ShippedTexts shipped) {
        this.shipped = shipped;
    }

    @Override
    public Letter write(UUID id, String code, Channel channel, @Nullable String language, Map<String, String> values) {
        LetterText text = shipped.find(code).orElseThrow(() -> new IllegalStateException("no letter " + code));
        String body = in(channel == Channel.SMS ? text.sms() : text.text(), language);
        return new Letter(id, filled(in(text.subject(), language), values), filled(body, values));
    }

    private static String in(Map<String, String> texts, @Nullable String language) {
        String own = language == null ? null : texts.get(language);
        return own != null ? own : Objects.requireNonNullElse(texts.get(LetterText.BASE), "");
    }

    static String filled(String text, Map<String, String> values) {
        return NAME.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), name.group())));
    }
}
