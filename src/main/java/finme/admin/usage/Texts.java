package finme.admin.usage;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import finme.mapping.Mentions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What mappings mention; a text is parsed once. */
@Component
class Texts {
    private static final int KEPT = 2_000;

    private final LoadingCache<String, Mentions> known;

    Texts(Feel feel) {
        this.known = Caffeine.newBuilder().maximumSize(KEPT).build(text -> read(feel, text));
    }

    /** @return nothing for a text that is left out or does not compile: it names nobody, because it never runs */
    Mentions mentions(@Nullable String text) {
        return text == null || text.isBlank() ? Mentions.NONE : known.get(text);
    }

    private static Mentions read(Feel feel, String text) {
        try {
            return feel.mentions(text);
        } catch (MappingFault fault) {
            return Mentions.NONE;
        }
    }
}
