package finme.source.guide;

import finme.canonical.CodeLists;
import finme.mapping.PayloadFormat;
import finme.mapping.PayloadPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a payload that passes: begins with a plain value for each part that the mapping reads, and takes another
 * wherever intake then says less against it or gets more out of it.
 */
final class SampleMaker {
    private static final int ROUNDS = 3;
    private static final int MOST_WORDS = 12;
    private static final String BIRTH = "borrower.birthDate";

    private final PayloadParts parts;
    private final CodeLists codes;
    private final boolean textOnly;
    private final GuideTrial trial;

    SampleMaker(PayloadParts parts, CodeLists codes, PayloadFormat format, GuideTrial trial) {
        this.parts = parts;
        this.codes = codes;
        this.textOnly = format != PayloadFormat.JSON;
        this.trial = trial;
    }

    SamplePayload make() {
        SamplePayload body = SamplePayload.empty();
        parts.targets().keySet().forEach(part -> put(body, part, choices(part).get(0)));
        splitBirth(body);
        GuideTrial.Verdict best = trial.of(body.payload());
        for (int round = 0; round < ROUNDS; round++) {
            GuideTrial.Verdict before = best;
            for (PayloadPath part : order()) {
                best = improve(body, part, best);
            }
            if (!best.isBetterThan(before)) {
                break;
            }
        }
        return body;
    }

    /** Parts that are compared with words last: another word may hide what is wrong behind it. */
    private List<PayloadPath> order() {
        return parts.targets().keySet().stream()
                .sorted(Comparator.comparing(part -> !parts.compared(part).isEmpty()))
                .toList();
    }

    private GuideTrial.Verdict improve(SamplePayload body, PayloadPath part, GuideTrial.Verdict present) {
        GuideTrial.Verdict best = present;
        Object kept = body.get(part);
        for (Object choice : choices(part)) {
            put(body, part, choice);
            GuideTrial.Verdict verdict = trial.of(body.payload());
            if (verdict.isBetterThan(best)) {
                best = verdict;
                kept = choice;
            }
        }
        if (kept != null) {
            put(body, part, kept);
        }
        return best;
    }

    private void put(SamplePayload body, PayloadPath part, Object value) {
        body.put(part, value, parts.lists());
    }

    private List<Object> choices(PayloadPath part) {
        Set<Object> choices = new LinkedHashSet<>();
        parts.candidates(part, codes).stream().limit(MOST_WORDS).forEach(choices::add);
        for (String target : parts.targets().getOrDefault(part, Set.of())) {
            choices.addAll(CanonicalFields.of(target).samples());
        }
        if (parts.ids().contains(part)) {
            choices.add("SAMPLE-1");
        }
        choices.addAll(CanonicalFields.of("").samples());
        List<Object> plain = new ArrayList<>();
        for (Object choice : choices) {
            plain.add(textOnly ? text(choice) : choice);
            if (!textOnly && choice instanceof BigDecimal) {
                plain.add(text(choice));
            }
        }
        return plain.stream().distinct().toList();
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    /** A date that comes in three parts only works when all three are right at once. */
    private void splitBirth(SamplePayload body) {
        List<PayloadPath> split = parts.targets().entrySet().stream()
                .filter(part -> part.getValue().contains(BIRTH))
                .map(Map.Entry::getKey)
                .toList();
        if (split.size() < 3) {
            return;
        }
        for (int i = 0; i < split.size(); i++) {
            BigDecimal number = BigDecimal.valueOf(part(split.get(i), i));
            put(body, split.get(i), textOnly ? text(number) : number);
        }
    }

    private static int part(PayloadPath path, int place) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (name.contains("year")) {
            return 1990;
        }
        if (name.contains("month")) {
            return 4;
        }
        return name.contains("day") ? 17 : List.of(1990, 4, 17).get(Math.min(place, 2));
    }

    /** A value that no list of words has; null when there is none of that type. */
    static @Nullable Object nonsense(@Nullable Object like) {
        if (like instanceof BigDecimal) {
            return BigDecimal.valueOf(987_654_321);
        }
        return like instanceof Boolean ? null : "zz-no-such-word";
    }
}
