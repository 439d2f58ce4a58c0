package finme.borrower.profile;

import com.fasterxml.jackson.databind.JsonNode;
import finme.borrower.Attribute;
import finme.borrower.Known;
import finme.borrower.Replaced;
import finme.borrower.Survivorship;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which values of a person count, and what they took the place of. Told anew from all contributions every time, so that a
 * change of the rules or of who is one person needs no rewriting.
 */
public final class GoldenValues {
    private GoldenValues() {}

    /** @return by name */
    public static List<Attribute> of(Collection<ProfileDocument> profiles, Survivorship rules) {
        List<Attribute> attributes = new ArrayList<>();
        facts(profiles).forEach((name, facts) -> attributes.add(attribute(name, facts, rules.rule(name))));
        return attributes;
    }

    /** @return names of those attributes whose value the other rules would change */
    public static Set<String> differing(Collection<ProfileDocument> profiles, Survivorship rules, Survivorship other) {
        Set<String> differing = new HashSet<>();
        facts(profiles).forEach((name, facts) -> {
            if (!rules.rule(name).equals(other.rule(name))
                    && !Values.same(
                            winner(facts, rules.rule(name)).value(),
                            winner(facts, other.rule(name)).value())) {
                differing.add(name);
            }
        });
        return differing;
    }

    /** Oldest first. */
    private static Map<String, List<Known>> facts(Collection<ProfileDocument> profiles) {
        Map<String, List<Known>> facts = new TreeMap<>();
        ProfileDocument.together(profiles)
                .contributions()
                .forEach(told -> told.values()
                        .forEach((name, value) -> facts.computeIfAbsent(name, fresh -> new ArrayList<>())
                                .add(new Known(value, told.source(), told.at(), told.application()))));
        return facts;
    }

    private static Attribute attribute(String name, List<Known> facts, Survivorship.Rule rule) {
        History history = new History(rule);
        facts.forEach(history::hear);
        Known value = Objects.requireNonNull(history.value);
        List<Known> others = new ArrayList<>(history.current.values());
        others.remove(value);
        others.sort(Comparator.comparing(Known::at).reversed());
        Collections.reverse(history.replaced);
        return new Attribute(name, value, others, history.replaced);
    }

    private static Known winner(List<Known> facts, Survivorship.Rule rule) {
        Map<String, Known> current = new LinkedHashMap<>();
        facts.forEach(fact -> current.put(fact.source(), fact));
        return winner(current, facts.get(facts.size() - 1), rule);
    }

    private static Known winner(Map<String, Known> current, Known newest, Survivorship.Rule rule) {
        for (String source : rule.prefer()) {
            Known preferred = current.get(source);
            if (preferred != null) {
                return preferred;
            }
        }
        return newest;
    }

    /** One attribute through the years. */
    private static final class History {
        private final Survivorship.Rule rule;
        private final Map<String, Known> current = new LinkedHashMap<>();
        private final Set<Known> counted = Collections.newSetFromMap(new IdentityHashMap<>());
        private final List<Replaced> replaced = new ArrayList<>();
        private @Nullable Known value;

        History(Survivorship.Rule rule) {
            this.rule = rule;
        }

        void hear(Known fact) {
            Known before = current.put(fact.source(), fact);
            Known winner = winner(current, fact, rule);
            Known loser = value;
            if (loser != null && differ(loser.value(), winner.value())) {
                replaced.add(new Replaced(loser, fact.at()));
            }
            // what a source took back without its ever having counted
            if (before != null && !counted.contains(before) && differ(before.value(), fact.value())) {
                replaced.add(new Replaced(before, fact.at()));
            }
            counted.add(winner);
            value = winner;
        }

        private static boolean differ(JsonNode one, JsonNode other) {
            return !Values.same(one, other);
        }
    }
}
