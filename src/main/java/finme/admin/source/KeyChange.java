package finme.admin.source;

import finme.catalogue.Catalogue;
import finme.kernel.Problem;
import finme.source.NewKey;
import finme.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.springframework.stereotype.Component;

/** Gives a source a new key and says how long the one before counts. */
@Component
class KeyChange {
    static final String USUAL = "P7D";

    private final Catalogue<Source> sources;

    KeyChange(Catalogue<Source> sources) {
        this.sources = sources;
    }

    /** @return the new key, which nobody can read again */
    String make(String code, String overlap, String admin) {
        Duration asked = duration(overlap);
        String key = NewKey.make();
        sources.change(
                code,
                source -> asked.isZero()
                        ? source.withKey(key)
                        : source.withKey(key, Instant.now().plus(asked)),
                admin);
        return key;
    }

    void keepFormer(String code, String from, String admin) {
        Instant until = Instant.now().plus(duration(from));
        sources.change(code, source -> source.withFormerKeyUntil(until), admin);
    }

    private static Duration duration(String text) {
        try {
            return NewKey.overlap(Duration.parse(text));
        } catch (DateTimeParseException wrong) {
            throw Problem.invalid("/overlap", "invalid_value", "Must be an ISO 8601 duration such as P7D.");
        }
    }
}
