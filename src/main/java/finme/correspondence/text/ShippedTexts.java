package finme.correspondence.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.correspondence.LetterText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The letters as they ship, under {@code letters/}: each counts until somebody saves a text of their own. */
@Component
class ShippedTexts {
    /** In the order in which people meet them. */
    static final List<String> CODES = List.of("sign-in-code", "received", "needed", "offer", "expiring", "paid-out");

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
}
