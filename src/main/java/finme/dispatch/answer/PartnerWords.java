package finme.dispatch.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.dispatch.terms.Doubt;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a partner said in its own words; may hold personal values, so it is kept sealed.
 *
 * @param word the outcome as the mapping gave it, when we don't know it
 * @param needs as the mapping gave them: {@code kind, code, text}
 * @param raw the body, cut to 16 KiB
 * @param code the partner's own for its reason, where it may not lie in clear
 * @param doubts why its offers are under review
 * @param offers their members as it wrote them, while they are
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PartnerWords(
        @Nullable String word,
        @Nullable String reference,
        @Nullable String reason,
        List<Map<String, Object>> needs,
        @Nullable String raw,
        @Nullable String code,
        List<Doubt> doubts,
        List<Map<String, String>> offers) {
    private static final int LIMIT = 16 * 1024;

    public PartnerWords {
        needs = needs == null ? List.of() : needs;
        doubts = doubts == null ? List.of() : doubts;
        offers = offers == null ? List.of() : offers;
    }

    public PartnerWords(
            @Nullable String word,
            @Nullable String reference,
            @Nullable String reason,
            List<Map<String, Object>> needs,
            @Nullable String raw) {
        this(word, reference, reason, needs, raw, null, List.of(), List.of());
    }

    public PartnerWords doubted(List<Doubt> more, List<Map<String, String>> written) {
        return new PartnerWords(word, reference, reason, needs, raw, code, more, written);
    }

    public PartnerWords coded(@Nullable String own) {
        return new PartnerWords(word, reference, reason, needs, raw, own, doubts, offers);
    }

    /** As much of a body as is kept for people, whatever it is. */
    public static String cut(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, LIMIT), StandardCharsets.UTF_8);
        return text.replace('\0', ' ');
    }

    @Override
    public String toString() {
        return "PartnerWords[***]";
    }
}
