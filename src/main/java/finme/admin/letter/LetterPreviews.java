package finme.admin.letter;

import finme.catalogue.Catalogue;
import finme.correspondence.Channel;
import finme.correspondence.LetterText;
import finme.correspondence.LetterTexts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Letters with the values of somebody who does not exist. */
@Component
class LetterPreviews {
    private static final Map<String, String> OCCASIONS = Map.of(
            "sign-in-code", "Somebody signs in to the cabinet, or erases their data",
            "passkey-added", "A passkey for signing in was added; sent by mail and by text message",
            "received", "An application has come in complete",
            "needed", "A value, an answer or a document is needed",
            "offer", "The first offer is there",
            "expiring", "An offer ends within a day",
            "paid-out", "The lender has paid the money out");

    private final Catalogue<LetterText> letters;
    private final LetterTexts texts;

    LetterPreviews(Catalogue<LetterText> letters, LetterTexts texts) {
        this.letters = letters;
        this.texts = texts;
    }

    public record Preview(String code, String language, String subject, String mail, String sms) {}

    String occasion(String letter) {
        return OCCASIONS.getOrDefault(letter, "");
    }

    Set<String> languages() {
        Set<String> languages = new TreeSet<>();
        letters.all().forEach(letter -> languages.addAll(letter.value().languages()));
        return languages;
    }

    List<Preview> of(LetterText letter) {
        return letter.languages().stream()
                .map(language -> new Preview(
                        language,
                        Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH),
                        texts.sample(letter, Channel.MAIL, language).subject(),
                        texts.sample(letter, Channel.MAIL, language).text(),
                        texts.sample(letter, Channel.SMS, language).text()))
                .toList();
    }
}
