package finme.dispatch.reading;

import finme.dispatch.OfferReviews;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import finme.mapping.PayloadPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Members of offers that a mapping makes nothing of although the answer has a value for them: in FEEL {@code number("n/a")}
 * is null, and null would mean that the lender did not say. What it wrote takes the place of nothing, to be doubted.
 */
final class LostMembers {
    private static final String OFFERS = "offers";
    /** Whoever writes one may leave a member out on purpose; an amount nobody does. */
    private static final Pattern CONDITION = Pattern.compile("\\bif\\b");

    private LostMembers() {}

    /** What was written, and is none of the values that offers are read from. */
    record Written(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** @param mapped what the mapping gave @return the same, or with what was lost */
    static @Nullable Object restored(Feel feel, String mapping, @Nullable Object mapped, @Nullable Object body) {
        if (!(mapped instanceof Map<?, ?> answer) || !hasGaps(answer.get(OFFERS))) {
            return mapped;
        }
        Map<String, Set<PayloadPath>> feeds;
        try {
            feeds = feel.study(mapping, "body").feeds();
        } catch (MappingFault entangled) {
            return mapped;
        }
        int offers = mapping.indexOf(OFFERS);
        boolean chooses =
                CONDITION.matcher(mapping.substring(Math.max(0, offers))).find();
        List<Object> items = new ArrayList<>();
        for (Object item : AnswerValues.list(answer.get(OFFERS))) {
            items.add(item instanceof Map<?, ?> offer ? restored(offer, feeds, body, chooses) : item);
        }
        Map<Object, Object> whole = new LinkedHashMap<>(answer);
        whole.put(OFFERS, items);
        return whole;
    }

    private static boolean hasGaps(@Nullable Object offers) {
        return AnswerValues.list(offers).stream()
                .anyMatch(item -> item instanceof Map<?, ?> offer
                        && OfferReviews.MEMBERS.stream()
                                .anyMatch(name -> offer.containsKey(name) && offer.get(name) == null));
    }

    private static Map<Object, Object> restored(
            Map<?, ?> offer, Map<String, Set<PayloadPath>> feeds, @Nullable Object body, boolean chooses) {
        Map<Object, Object> restored = new LinkedHashMap<>(offer);
        for (String name : OfferReviews.MEMBERS) {
            boolean gap = offer.containsKey(name) && offer.get(name) == null && !name.equals("redirectUrl");
            if (gap && (name.equals("amount") || !chooses)) {
                feeds.getOrDefault(OFFERS + '.' + name, Set.of()).stream()
                        .map(path -> value(body, path.steps()))
                        .filter(text -> text != null && (name.equals("amount") || !text.isBlank()))
                        .findFirst()
                        .ifPresent(text -> restored.put(name, new Written(text)));
            }
        }
        return restored;
    }

    private static @Nullable String value(@Nullable Object at, List<String> steps) {
        if (at instanceof List<?> items) {
            return items.stream()
                    .map(item -> value(item, steps))
                    .filter(text -> text != null)
                    .findFirst()
                    .orElse(null);
        }
        if (!steps.isEmpty()) {
            return at instanceof Map<?, ?> map ? value(map.get(steps.get(0)), steps.subList(1, steps.size())) : null;
        }
        return at == null || at instanceof Map ? null : at.toString();
    }
}
