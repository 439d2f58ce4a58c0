package finme.dispatch.answer;

import finme.canonical.PersonFacts;
import finme.dispatch.Outcome;
import finme.dispatch.answer.Answer.Terms;
import finme.dispatch.store.PartnerWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes an answer of what a mapping gave. Never fails: what it does not understand is under review, with its raw text. */
final class AnswerMapping {
    static final Set<Outcome> IN_ANSWERS = EnumSet.of(
            Outcome.OFFERED,
            Outcome.DECLINED,
            Outcome.PENDING,
            Outcome.MORE_NEEDED,
            Outcome.DUPLICATE,
            Outcome.PRICE_COUNTER,
            Outcome.RETRY,
            Outcome.FAILED);
    static final Set<Outcome> IN_CALLBACKS = EnumSet.copyOf(IN_ANSWERS);
    private static final Pattern CODE = Pattern.compile("[\\w.:/-]{1,64}");
    private static final int MOST = 20;

    static {
        IN_CALLBACKS.addAll(
                List.of(Outcome.ACCEPTED, Outcome.SIGNED, Outcome.FUNDED, Outcome.RETURNED, Outcome.CANCELLED));
    }

    private AnswerMapping() {}

    static Answer of(@Nullable Object mapped, String raw, Set<Outcome> known) {
        if (!(mapped instanceof Map<?, ?> map)) {
            return underReview("mapping_fault", null, raw);
        }
        String word = AnswerValues.text(map.get("outcome"), 100);
        Outcome outcome = outcome(word, known);
        if (outcome == null) {
            return underReview(word == null ? "mapping_fault" : "unknown_word", word, raw);
        }
        if (outcome == Outcome.OFFERED && hasUnreadableAmount(map.get("offers"))) {
            return underReview("unreadable_amount", null, raw);
        }
        Map<?, ?> reason = map.get("reason") instanceof Map<?, ?> given ? given : Map.of();
        String code = AnswerValues.text(reason.get("code"), 500);
        String text = AnswerValues.text(reason.get("text"), 1000);
        boolean isCode = code == null || CODE.matcher(code).matches();
        if (!isCode) {
            text = text == null ? code : code + ": " + text;
        }
        PartnerWords words = new PartnerWords(
                null, AnswerValues.text(map.get("reference"), 200), text, needs(map.get("needs")), raw);
        return new Answer(
                outcome,
                isCode ? code : null,
                offers(map.get("offers")),
                AnswerValues.number(map.get("price")),
                words,
                PersonFacts.in(map));
    }

    static Answer underReview(String code, @Nullable String word, String raw) {
        PartnerWords words = new PartnerWords(word, null, null, List.of(), raw);
        return new Answer(Outcome.UNDER_REVIEW, code, List.of(), null, words);
    }

    private static @Nullable Outcome outcome(@Nullable String word, Set<Outcome> known) {
        String name = word == null
                ? ""
                : word.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return known.stream().filter(o -> o.name().equals(name)).findFirst().orElse(null);
    }

    private static List<Terms> offers(@Nullable Object value) {
        List<Terms> offers = new ArrayList<>();
        for (Object item : AnswerValues.list(value)) {
            if (item instanceof Map<?, ?> offer && offers.size() < MOST) {
                offers.add(new Terms(
                        positive(AnswerValues.number(offer.get("amount"))),
                        AnswerValues.integer(offer.get("termMonths")),
                        AnswerValues.rate(offer.get("apr")),
                        AnswerValues.number(offer.get("monthlyPayment")),
                        AnswerValues.number(offer.get("totalPayable")),
                        AnswerValues.rate(offer.get("certainty")),
                        AnswerValues.url(offer.get("redirectUrl")),
                        AnswerValues.instant(offer.get("expiresAt"))));
            }
        }
        return offers;
    }

    /** No amount means the one asked for; an amount that can't be read must not. */
    private static boolean hasUnreadableAmount(@Nullable Object offers) {
        return AnswerValues.list(offers).stream()
                .anyMatch(item -> item instanceof Map<?, ?> offer
                        && offer.get("amount") != null
                        && positive(AnswerValues.number(offer.get("amount"))) == null);
    }

    private static @Nullable BigDecimal positive(@Nullable BigDecimal amount) {
        return amount == null || amount.signum() <= 0 ? null : amount;
    }

    private static List<Map<String, Object>> needs(@Nullable Object value) {
        List<Map<String, Object>> needs = new ArrayList<>();
        for (Object item : AnswerValues.list(value)) {
            Map<String, Object> need = new LinkedHashMap<>();
            if (item instanceof Map<?, ?> given) {
                for (String key : List.of("kind", "code", "text")) {
                    String text = AnswerValues.text(given.get(key), 500);
                    if (text != null) {
                        need.put(key, text);
                    }
                }
            } else {
                String text = AnswerValues.text(item, 500);
                if (text != null) {
                    need.put("text", text);
                }
            }
            if (!need.isEmpty() && needs.size() < MOST) {
                needs.add(need);
            }
        }
        return needs;
    }
}
