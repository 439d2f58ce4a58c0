package finme.correspondence.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.correspondence.LetterText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The letters as they ship, under {@code letters/}: each text counts until somebody saves another one. */
@Component
class ShippedTexts {
    /** In the order in which people meet them. */
    static final List<String> CODES =
            List.of("sign-in-code", "passkey-added", "received", "needed", "offer", "expiring", "paid-out");

    private final Map<String, LetterText> texts = new LinkedHashMap<>();

    ShippedTexts(ObjectMapper json) {
        for (String code : CODES) {
            try (InputStream file = new ClassPathResource("letters/" + code + ".json").getInputStream()) {
                texts.put(code, json.readValue(file, LetterText.class));
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
    }

    Optional<LetterText> find(String code) {
        return Optional.ofNullable(texts.get(code));
    }

    Collection<LetterText> all() {
        return texts.values();
    }

    /** With what is not in it as it ships. */
    LetterText completed(LetterText saved) {
        LetterText shipped = find(saved.code()).orElse(saved);
        return new LetterText(
                saved.code(),
                over(shipped.subject(), saved.subject()),
                over(shipped.text(), saved.text()),
                over(shipped.sms(), saved.sms()));
    }

    /** Without what is as it ships, so that it goes on to be so after the next release. */
    LetterText changes(LetterText sent) {
        LetterText shipped = find(sent.code()).orElseGet(sent::shipped);
        return new LetterText(
                sent.code(),
                without(shipped.subject(), sent.subject()),
                without(shipped.text(), sent.text()),
                without(shipped.sms(), sent.sms()));
    }

    private static Map<String, String> over(Map<String, String> shipped, Map<String, String> saved) {
        Map<String, String> all = new TreeMap<>(shipped);
        all.putAll(saved);
        return all;
    }

    private static Map<String, String> without(Map<String, String> shipped, Map<String, String> sent) {
        Map<String, String> own = new TreeMap<>();
        sent.forEach((language, text) -> {
            if (text != null && !text.isBlank() && !text.equals(shipped.get(language))) {
                own.put(language, text);
            }
        });
        return own;
    }
}
