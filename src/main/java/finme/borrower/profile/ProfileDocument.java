package finme.borrower.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that came to one borrower, oldest first: what counts and what was replaced follows from the order. Of an attribute
 * that is another with every application, such as the id of a session, the oldest values go.
 */
public record ProfileDocument(List<Contribution> contributions) {
    /** Of one attribute; what a source said last stays in any case. */
    static final int MOST_VALUES = 100;

    /** Further answers ({@code attributes.*}) by name: more than anybody asks for, so that names that never repeat end. */
    static final int MOST_NAMES = 200;

    private static final String FURTHER = "attributes.";

    public static final ProfileDocument EMPTY = new ProfileDocument(List.of());

    public ProfileDocument {
        contributions = List.copyOf(contributions);
    }

    public ProfileDocument with(Contribution contribution) {
        List<Contribution> more = new ArrayList<>(contributions);
        more.add(contribution);
        contribution.values().keySet().forEach(name -> forgetOldest(more, name));
        more.removeIf(told -> told.values().isEmpty());
        return new ProfileDocument(more);
    }

    private static void forgetOldest(List<Contribution> contributions, String name) {
        List<Contribution> values = contributions.stream()
                .filter(told -> told.values().containsKey(name))
                .toList();
        Map<String, Contribution> last = new HashMap<>();
        values.forEach(told -> last.put(told.source(), told));
        values.stream()
                .filter(told -> last.get(told.source()) != told)
                .limit(Math.max(0, values.size() - MOST_VALUES))
                .forEach(told -> contributions.replaceAll(each -> each == told ? each.without(name) : each));
    }

    /** As if all had come to one. */
    public static ProfileDocument together(Collection<ProfileDocument> profiles) {
        return new ProfileDocument(profiles.stream()
                .flatMap(profile -> profile.contributions.stream())
                .sorted(Comparator.comparing(Contribution::at))
                .toList());
    }

    /**
     * What of these values is worth keeping: those that differ from the newest, whoever said it, or from what this source
     * said last. Of further answers under new names as many as there is room for.
     */
    public Map<String, JsonNode> news(Map<String, JsonNode> values, String source) {
        Map<String, JsonNode> newest = newest();
        Map<String, JsonNode> own = new HashMap<>();
        contributions.stream().filter(told -> told.source().equals(source)).forEach(told -> own.putAll(told.values()));
        long room = MOST_NAMES - further(newest);
        Map<String, JsonNode> news = new TreeMap<>();
        for (Map.Entry<String, JsonNode> told : new TreeMap<>(values).entrySet()) {
            String name = told.getKey();
            JsonNode value = told.getValue();
            boolean old = Values.same(value, newest.get(name)) && Values.same(value, own.get(name));
            boolean fresh = name.startsWith(FURTHER) && !newest.containsKey(name);
            if (!value.isNull() && !old && !(fresh && room-- <= 0)) {
                news.put(name, value);
            }
        }
        return news;
    }

    /** Whether further answers under other names than those it has are left out. */
    public boolean hasNoRoom() {
        return further(newest()) >= MOST_NAMES;
    }

    private static long further(Map<String, JsonNode> values) {
        return values.keySet().stream().filter(name -> name.startsWith(FURTHER)).count();
    }

    /** The most recent value of each attribute. */
    public Map<String, JsonNode> newest() {
        Map<String, JsonNode> newest = new HashMap<>();
        contributions.forEach(told -> newest.putAll(told.values()));
        return newest;
    }

    /** Every text the attribute ever had. */
    public Set<String> texts(String attribute) {
        return contributions.stream()
                .map(told -> told.values().get(attribute))
                .filter(value -> value != null && value.isTextual())
                .map(JsonNode::textValue)
                .collect(Collectors.toSet());
    }

    /** Every name the person ever had, oldest first. */
    public List<PersonName> names() {
        Set<PersonName> names = new LinkedHashSet<>();
        Map<String, JsonNode> newest = new HashMap<>();
        for (Contribution told : contributions) {
            newest.putAll(told.values());
            PersonName name = PersonName.of(newest);
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    @Override
    public String toString() {
        return "ProfileDocument[***]";
    }
}
