package finme.dispatch.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.dispatch.Exchange;
import finme.dispatch.terms.Doubt;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a partner said in its own words; may hold personal values, so it is kept sealed.
 *
 * @param word the outcome as the mapping gave it, when we don't know it
 * @param needs as the mapping gave them: {@code kind, code, text}
 * @param raw the body, cut to 16 KiB; null where it stands in the exchange
 * @param code the partner's own for its reason, where it may not lie in clear
 * @param doubts why its offers are under review
 * @param offers their members as it wrote them, while they are
 * @param exchange the request that it answered last, and how; null where it has not been asked by one
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
        List<Map<String, String>> offers,
        @Nullable Exchange exchange) {
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
        this(word, reference, reason, needs, raw, null, List.of(), List.of(), null);
    }

    public PartnerWords doubted(List<Doubt> more, List<Map<String, String>> written) {
        return new PartnerWords(word, reference, reason, needs, raw, code, more, written, exchange);
    }

    public PartnerWords coded(@Nullable String own) {
        return new PartnerWords(word, reference, reason, needs, raw, own, doubts, offers, exchange);
    }

    /** A body that is the exchange's answer is kept there only; a callback's is another one. */
    public PartnerWords after(@Nullable Exchange asked) {
        String own = raw == null && exchange != null ? exchange.answer() : raw;
        String other = asked != null && Objects.equals(own, asked.answer()) ? null : own;
        return new PartnerWords(word, reference, reason, needs, other, code, doubts, offers, asked);
    }

    /** As much of a body as is kept for people, whatever it is. */
    public static String cut(byte[] body) {
        return Exchange.cut(body);
    }

    @Override
    public String toString() {
        return "PartnerWords[***]";
    }
}
