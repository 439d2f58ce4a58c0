package finme.intake;

import finme.gateway.Guides.Answer;
import finme.gateway.Guides.Field;
import finme.gateway.Guides.Guide;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** A guide in its reader's language. Core says by name what fields and answers mean; what has no words here keeps core's. */
@Component
class GuideWords {
    static final List<String> LANGUAGES = List.of("en", "uk", "cs");

    private static final String ATTRIBUTE = "attributes.";

    private final MessageSource messages;

    GuideWords(MessageSource messages) {
        this.messages = messages;
    }

    /** @param asked by name, which counts more than what the browser prefers; null for nothing asked */
    static Locale language(@Nullable String asked, HttpServletRequest request) {
        if (asked != null && LANGUAGES.contains(asked)) {
            return Locale.forLanguageTag(asked);
        }
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Locale.ENGLISH;
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(LANGUAGES::contains)
                .findFirst()
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
    }

    Guide in(Locale language, Guide guide) {
        return new Guide(
                guide.source(),
                guide.name(),
                guide.url(),
                guide.format(),
                guide.mediaType(),
                guide.externalId(),
                guide.fields().stream().map(field -> field(field, language)).toList(),
                guide.sample(),
                guide.answers().stream()
                        .map(answer -> answer(answer, guide, language))
                        .toList());
    }

    private Field field(Field field, Locale language) {
        List<String> fills = new ArrayList<>();
        for (int i = 0; i < field.fills().size(); i++) {
            fills.add(meaning(field.means().get(i), field.fills().get(i), language));
        }
        return new Field(
                field.path(),
                field.type(),
                field.required(),
                field.values(),
                field.examples(),
                fills,
                field.means(),
                field.example());
    }

    private String meaning(String name, String words, Locale language) {
        return name.startsWith(ATTRIBUTE)
                ? text("means.attribute", words, language, name.substring(ATTRIBUTE.length()))
                : text("means." + name, words, language, name);
    }

    private Answer answer(Answer answer, Guide guide, Locale language) {
        String words = text("hears." + answer.name(), answer.text(), language, guide.format(), guide.mediaType());
        return new Answer(answer.name(), answer.status(), answer.code(), words, answer.body());
    }

    private String text(String key, String otherwise, Locale language, Object... values) {
        String found = messages.getMessage("guide." + key, values, null, language);
        return found == null ? otherwise : found;
    }
}
