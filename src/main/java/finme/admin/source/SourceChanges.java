package finme.admin.source;

import finme.source.Source;
import finme.source.Sources;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Small changes to a source, each of them one click. */
@Component
class SourceChanges {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 24;

    private final Sources sources;

    SourceChanges(Sources sources) {
        this.sources = sources;
    }

    void save(Source source, String actor) {
        sources.save(source, actor);
    }

    void state(Sources.Versioned present, Source.State state, String actor) {
        sources.save(copy(present, state, MaskedSource.SECRET), actor);
    }

    /** @return the new key; only its hash is kept */
    String rotate(Sources.Versioned present, String actor) {
        String key = newKey();
        sources.save(copy(present, present.source().state(), key), actor);
        return key;
    }

    static String newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return "fm_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Source copy(Sources.Versioned present, Source.State state, String key) {
        Source s = MaskedSource.of(present);
        return new Source(
                s.code(),
                s.name(),
                state,
                key,
                s.format(),
                s.mapping(),
                s.externalId(),
                s.onMissing(),
                s.duplicates(),
                s.perMinute(),
                s.test(),
                s.callback());
    }
}
