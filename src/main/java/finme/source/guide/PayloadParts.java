package finme.source.guide;

import finme.canonical.CodeLists;
import finme.mapping.Feel;
import finme.mapping.MappingStudy;
import finme.mapping.PayloadPath;
import finme.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parts of a payload that a source's mapping reads, in the order in which the application names what they become.
 *
 * @param targets by part, the values of the application that are made of it
 * @param words by part, the words that the mapping compares it with
 */
record PayloadParts(
        Map<PayloadPath, Set<String>> targets,
        Map<PayloadPath, Set<String>> words,
        Set<PayloadPath> lists,
        Set<PayloadPath> ids) {
    private static final String PAYLOAD = "payload";

    static PayloadParts of(Feel feel, Source source) {
        MappingStudy study = feel.study(source.mapping(), PAYLOAD);
        Map<PayloadPath, Set<String>> targets = new LinkedHashMap<>();
        study.feeds()
                .forEach((target, parts) ->
                        parts.forEach(part -> targets.computeIfAbsent(part, none -> new LinkedHashSet<>())
                                .add(target)));
        Set<PayloadPath> lists = new LinkedHashSet<>(study.lists());
        study.copies().forEach((target, parts) -> parts.forEach(part -> expand(part, target, targets, lists)));
        Set<PayloadPath> ids = new LinkedHashSet<>();
        String externalId = source.externalId();
        if (externalId != null && !externalId.isBlank()) {
            feel.study(externalId, PAYLOAD).reads().forEach(read -> ids.add(read.path()));
        }
        ids.forEach(id -> targets.computeIfAbsent(id, none -> new LinkedHashSet<>()));
        List<PayloadPath> all = new ArrayList<>(targets.keySet());
        targets.keySet().removeIf(part -> all.stream().anyMatch(other -> !other.equals(part) && part.leadsTo(other)));
        return new PayloadParts(targets, words(feel, source, targets.keySet()), lists, ids);
    }

    /** What is handed on as a whole has the names that the application has. */
    private static void expand(
            PayloadPath part, String target, Map<PayloadPath, Set<String>> targets, Set<PayloadPath> lists) {
        for (String inner : CanonicalFields.within(target)) {
            targets.computeIfAbsent(part.then(List.of(inner.split("[.]"))), none -> new LinkedHashSet<>())
                    .add(target.isEmpty() ? inner : target + '.' + inner);
        }
        if (target.isEmpty()) {
            lists.add(part.then(List.of(CanonicalFields.CONSENTS)));
        } else if (target.equals(CanonicalFields.CONSENTS)) {
            lists.add(part);
        }
    }

    private static Map<PayloadPath, Set<String>> words(Feel feel, Source source, Set<PayloadPath> parts) {
        Map<String, PayloadPath> byName = new LinkedHashMap<>();
        parts.forEach(part -> byName.put(PAYLOAD + '.' + part, part));
        Map<PayloadPath, Set<String>> words = new LinkedHashMap<>();
        feel.mentions(source.mapping()).words().forEach(word -> {
            PayloadPath part = byName.get(word.path());
            if (part != null && !word.given()) {
                words.computeIfAbsent(part, none -> new TreeSet<>()).add(word.text());
            }
        });
        return words;
    }

    /** Words that the mapping compares the part with. */
    Set<String> compared(PayloadPath part) {
        return words.getOrDefault(part, Set.of());
    }

    /** Words that the part may have: those it is compared with, and the codes of what it becomes. */
    Set<String> candidates(PayloadPath part, CodeLists codes) {
        Set<String> candidates = new LinkedHashSet<>(compared(part));
        for (String target : targets.getOrDefault(part, Set.of())) {
            String directory = CanonicalFields.of(target).directory();
            if (directory != null) {
                candidates.addAll(new TreeSet<>(codes.active(directory)));
            }
        }
        return candidates;
    }

    /** @return names with dots between them, {@code []} after each list */
    String text(PayloadPath part) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < part.steps().size(); i++) {
            text.append(i == 0 ? "" : ".").append(part.steps().get(i));
            if (lists.contains(new PayloadPath(part.steps().subList(0, i + 1)))) {
                text.append("[]");
            }
        }
        return text.toString();
    }
}
