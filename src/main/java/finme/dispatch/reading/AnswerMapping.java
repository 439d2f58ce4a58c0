package finme.dispatch.reading;

import finme.canonical.PersonFacts;
import finme.dispatch.Outcome;
import finme.dispatch.answer.Answer;
import finme.dispatch.answer.PartnerWords;
import finme.dispatch.terms.Doubt;
import finme.dispatch.terms.OfferReader;
import finme.dispatch.terms.Sum;
import java.math.BigDecimal;
import java.time.ZoneId;
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
public final class AnswerMapping {
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
    private static final Set<Outcome> PAID = EnumSet.of(Outcome.FUNDED, Outcome.RETURNED);
    private static final Pattern CODE = Pattern.compile("[\\w.:/-]{1,64}");
    /** Too short to name anybody; all other codes are sealed, for lenders write names and numbers there, too. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z]{0,3}[-_.:/]?\\d{1,4}");

    private static final int MOST = 20;

    static {
        IN_CALLBACKS.addAll(
                List.of(Outcome.ACCEPTED, Outcome.SIGNED, Outcome.FUNDED, Outcome.RETURNED, Outcome.CANCELLED));
    }

    private AnswerMapping() {}

    /** @param zone of dates and times that name none */
    static Answer of(@Nullable Object mapped, String raw, Set<Outcome> known, ZoneId zone) {
        if (!(mapped instanceof Map<?, ?> map)) {
            return underReview("mapping_fault", null, raw);
        }
        String word = AnswerValues.text(map.get("outcome"), 100);
        Outcome outcome = outcome(word, known);
        if (outcome == null) {
            return underReview(word == null ? "mapping_fault" : "unknown_word", word, raw);
        }
        Map<?, ?> reason = map.get("reason") instanceof Map<?, ?> given ? given : Map.of();
        String code = AnswerValues.text(reason.get("code"), 500);
        String text = AnswerValues.text(reason.get("text"), 1000);
        boolean isCode = code == null || CODE.matcher(code).matches();
        if (!isCode) {
            text = text == null ? code : code + ": " + text;
        }
        boolean plain = code == null || PLAIN.matcher(code).matches();
        PartnerWords words = new PartnerWords(
                        null, AnswerValues.text(map.get("reference"), 200), text, needs(map.get("needs")), raw)
                .coded(isCode && !plain ? code : null);
        OfferReader.Reading offers = OfferReader.read(map.get("offers"), zone);
        List<Doubt> doubts = new ArrayList<>(offers.doubts());
        BigDecimal price = OfferReader.price(map.get("price"), doubts);
        Map<String, Object> told = PersonFacts.in(map);
        if (!doubts.isEmpty() && outcome == Outcome.OFFERED) {
            return Answer.doubted(doubts, words.doubted(doubts, offers.written()), told);
        }
        List<Doubt> unreadable = new ArrayList<>();
        Sum amount = PAID.contains(outcome) ? OfferReader.amount(map.get("amount"), unreadable) : null;
        if (!unreadable.isEmpty()) {
            return underReview("mapping_fault", word, raw);
        }
        boolean readable = offers.doubts().isEmpty();
        return new Answer(
                outcome, plain ? code : null, readable ? offers.terms() : List.of(), price, words, told, amount);
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
