package finme.dispatch.answer;

import finme.dispatch.Exchange;
import finme.dispatch.Outcome;
import finme.dispatch.terms.Doubt;
import finme.dispatch.terms.Sum;
import finme.dispatch.terms.Terms;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a partner's message means.
 *
 * @param reasonCode the partner's code, or ours where the message itself was the trouble
 * @param words what is kept sealed
 * @param amount what was paid out, or came back; null where it does not say
 * @param told what it says of the person, as its mapping gave it: part of a canonical application
 */
public record Answer(
        Outcome outcome,
        @Nullable String reasonCode,
        List<Terms> offers,
        @Nullable BigDecimal price,
        PartnerWords words,
        Map<String, Object> told,
        @Nullable Sum amount) {
    public Answer {
        told = Objects.requireNonNullElse(told, Map.of());
    }

    public Answer(
            Outcome outcome,
            @Nullable String reasonCode,
            List<Terms> offers,
            @Nullable BigDecimal price,
            PartnerWords words,
            Map<String, Object> told) {
        this(outcome, reasonCode, offers, price, words, told, null);
    }

    public Answer(
            Outcome outcome,
            @Nullable String reasonCode,
            List<Terms> offers,
            @Nullable BigDecimal price,
            PartnerWords words) {
        this(outcome, reasonCode, offers, price, words, Map.of());
    }

    /** An offer that can't be taken at its word: an operator decides. */
    public static Answer doubted(List<Doubt> doubts, PartnerWords words, Map<String, Object> told) {
        boolean amount = doubts.stream().anyMatch(doubt -> doubt.pointer().endsWith("/amount"));
        String code = amount ? "unreadable_amount" : "doubtful_offer";
        return new Answer(Outcome.UNDER_REVIEW, code, List.of(), null, words, told);
    }

    Answer after(Exchange exchange) {
        return new Answer(outcome, reasonCode, offers, price, words.after(exchange), told, amount);
    }

    @Override
    public String toString() {
        return "Answer[" + outcome + ']';
    }
}
