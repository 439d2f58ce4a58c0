package finme.source;

import finme.fdforge.BlindIndex;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The unguessable links of posting guides. Derived from the code and how often the link was renewed, so that nothing has
 * to be stored that would be worth stealing.
 */
@Component
public class GuideLinks {
    private static final String PURPOSE = "source.guide";

    private final BlindIndex index;
    private final String base;

    GuideLinks(BlindIndex index, @Value("${finme.public-url}") String base) {
        this.index = index;
        this.base = base.replaceFirst("/+$", "");
    }

    /** @return 128 bits, to be put into an address */
    public String token(Source source) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(index.of(PURPOSE, subject(source)));
    }

    String url(Source source) {
        return base + "/guides/" + token(source);
    }

    /** @return where the source posts its applications */
    public String postsTo(Source source) {
        return base + "/api/v1/sources/" + source.code() + "/applications";
    }

    /** @return false for any text that is no such token, too */
    public boolean opens(String token, Source source) {
        try {
            return index.fits(PURPOSE, subject(source), Base64.getUrlDecoder().decode(token));
        } catch (IllegalArgumentException noToken) {
            return false;
        }
    }

    private static String subject(Source source) {
        return source.code() + '\0' + source.renewals();
    }
}
