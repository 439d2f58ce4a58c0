package finme.source.guide;

import finme.canonical.CodeLists;
import finme.mapping.PayloadPath;
import finme.source.PostingGuide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a guide, each found out by changing it in a payload that passes. */
final class GuideFields {
    private static final int MOST_TRIED = 60;

    private final PayloadParts parts;
    private final CodeLists codes;
    private final GuideTrial trial;
    private final SamplePayload sample;
    private final GuideTrial.Verdict untouched;

    /** @param sample passes, or comes as near as could be found */
    GuideFields(PayloadParts parts, CodeLists codes, GuideTrial trial, SamplePayload sample) {
        this.parts = parts;
        this.codes = codes;
        this.trial = trial;
        this.sample = sample;
        this.untouched = trial.of(sample.payload());
    }

    /** What is required first: words may use up the trials. */
    List<PostingGuide.Field> all() {
        Set<PayloadPath> required = parts.targets().keySet().stream()
                .filter(part -> !takes(part, null))
                .collect(Collectors.toSet());
        return parts.targets().keySet().stream()
                .map(part -> field(part, required.contains(part)))
                .toList();
    }

    private PostingGuide.Field field(PayloadPath part, boolean required) {
        Object present = sample.get(part);
        List<String> words = words(part, present);
        Object nonsense = SampleMaker.nonsense(present);
        boolean open = words.isEmpty() || nonsense != null && trial.hasRoomFor(1) && takes(part, nonsense);
        Set<String> targets = parts.targets().getOrDefault(part, Set.of());
        List<String> fills = new ArrayList<>();
        List<String> means = new ArrayList<>();
        if (parts.ids().contains(part)) {
            fills.add("Your own id: one id is one application");
            means.add("ownId");
        }
        targets.forEach(target -> {
            fills.add(CanonicalFields.of(target).words());
            means.add(target.isEmpty() ? "all" : target);
        });
        return new PostingGuide.Field(
                parts.text(part),
                type(targets, present, !open),
                required,
                open ? List.of() : words,
                open ? words.stream().filter(parts.compared(part)::contains).toList() : List.of(),
                fills,
                means,
                present == null || present instanceof List<?> ? null : plain(present));
    }

    private List<String> words(PayloadPath part, @Nullable Object present) {
        if (present instanceof Boolean) {
            return List.of(true, false).stream()
                    .filter(flag -> takes(part, flag))
                    .map(String::valueOf)
                    .toList();
        }
        Set<String> candidates = parts.candidates(part, codes);
        if (candidates.size() > MOST_TRIED || !trial.hasRoomFor(candidates.size() + 1)) {
            return List.copyOf(candidates);
        }
        return candidates.stream()
                .filter(word -> takes(part, present instanceof BigDecimal ? number(word) : word))
                .toList();
    }

    private static Object number(String word) {
        try {
            return new BigDecimal(word);
        } catch (NumberFormatException noNumber) {
            return word;
        }
    }

    /** @param value null for none @return whether intake says no more against it than before */
    private boolean takes(PayloadPath part, @Nullable Object value) {
        SamplePayload changed = SamplePayload.of(sample.payload());
        if (changed == null) {
            return true;
        }
        if (value == null) {
            changed.remove(part);
            return trial.of(changed.payload()).faults() <= untouched.faults();
        }
        changed.put(part, value, parts.lists());
        return trial.of(changed.payload()).isAsGoodAs(untouched);
    }

    private static String type(Set<String> targets, @Nullable Object present, boolean coded) {
        if (present instanceof Boolean) {
            return "boolean";
        }
        if (coded) {
            return "code";
        }
        List<String> types = targets.stream()
                .map(target -> CanonicalFields.of(target).type())
                .distinct()
                .toList();
        String type = types.size() == 1 ? types.get(0) : "text";
        if (present instanceof BigDecimal) {
            return type.equals("integer") ? "integer" : "number";
        }
        return type.equals("code") ? "text" : type;
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }
}
