package finme.correspondence.text;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.correspondence.Channel;
import finme.correspondence.Letter;
import finme.correspondence.LetterText;
import finme.correspondence.LetterTexts;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Letters by what administrators made of them. */
@Component
class KnownTexts implements LetterTexts {
    private static final UUID NOBODY = new UUID(0, 0);

    private final Catalogue<LetterText> letters;

    KnownTexts(Catalogue<LetterText> letters) {
        this.letters = letters;
    }

    @Override
    public Letter write(UUID id, String code, Channel channel, @Nullable String language, Map<String, String> values) {
        LetterText text = letters.find(code)
                .map(Versioned::value)
                .orElseThrow(() -> new IllegalStateException("no letter " + code));
        return write(id, text, channel, language, values);
    }

    @Override
    public Letter sample(LetterText text, Channel channel, String language) {
        return write(NOBODY, text, channel, language, placeholders(text.code()));
    }

    @Override
    public Map<String, String> placeholders(String code) {
        return Placeholders.of(code);
    }

    @Override
    public boolean isChanged(String code) {
        return letters.history(code).stream()
                .findFirst()
                .map(newest -> newest.definition())
                .filter(saved -> !saved.path("subject").isEmpty()
                        || !saved.path("text").isEmpty()
                        || !saved.path("sms").isEmpty())
                .isPresent();
    }

    private static Letter write(
            UUID id, LetterText text, Channel channel, @Nullable String language, Map<String, String> values) {
        String body = in(channel == Channel.SMS ? text.sms() : text.text(), language);
        return new Letter(
                id, Placeholders.filled(in(text.subject(), language), values), Placeholders.filled(body, values));
    }

    private static String in(Map<String, String> texts, @Nullable String language) {
        String own = language == null ? null : texts.get(language);
        return own != null ? own : Objects.requireNonNullElse(texts.get(LetterText.BASE), "");
    }
}
