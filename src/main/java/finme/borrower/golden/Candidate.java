package finme.borrower.golden;

import com.fasterxml.jackson.databind.JsonNode;
import finme.borrower.matching.Comparison;
import finme.borrower.matching.Identity;
import finme.borrower.matching.MatchKey;
import finme.borrower.profile.ProfileDocument;
import finme.borrower.store.BorrowerRow;
import finme.borrower.store.BorrowerRows.Hit;
import finme.borrower.store.SealedProfiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person that was found by some keys. Unsealed only when somebody looks: most applications need one of many. */
final class Candidate {
    private final SealedProfiles sealed;
    private final Map<UUID, BorrowerRow> members = new TreeMap<>();
    private final Map<String, Set<UUID>> hits = new LinkedHashMap<>();
    private @Nullable Map<UUID, ProfileDocument> profiles;

    Candidate(SealedProfiles sealed) {
        this.sealed = sealed;
    }

    void add(Hit hit) {
        members.put(hit.member().id(), hit.member());
        hits.computeIfAbsent(hit.kind(), kind -> new LinkedHashSet<>()).add(hit.borrower());
    }

    Set<UUID> members() {
        return members.keySet();
    }

    /** Kinds of the keys it was found by. */
    Set<String> kinds() {
        return hits.keySet();
    }

    /** Erased while we looked. */
    boolean isGone() {
        return profiles().isEmpty();
    }

    Comparison with(Identity told) {
        return new Comparison(told, Identity.of(profiles().values()), kinds());
    }

    /** Of its borrowers the one that has the key, of several the one that would be the person if it stood alone. */
    UUID found(Identity told) {
        List<UUID> found = found();
        return found.stream()
                .filter(borrower -> found.size() > 1 && isOnePerson(borrower, told))
                .findFirst()
                .orElse(found.get(0));
    }

    /** The most telling key first. */
    private List<UUID> found() {
        Set<UUID> found = new LinkedHashSet<>();
        MatchKey.KINDS.forEach(kind -> found.addAll(hits.getOrDefault(kind, Set.of())));
        return new ArrayList<>(found);
    }

    private boolean isOnePerson(UUID borrower, Identity told) {
        ProfileDocument profile = profiles().get(borrower);
        return profile != null && new Comparison(told, Identity.of(List.of(profile)), kinds(borrower)).isOnePerson();
    }

    private Set<String> kinds(UUID borrower) {
        return hits.entrySet().stream()
                .filter(hit -> hit.getValue().contains(borrower))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    Identity identity() {
        return Identity.of(profiles().values());
    }

    /** Whether it says anything new, be it to this borrower or to the person. */
    boolean isNews(UUID borrower, Map<String, JsonNode> values, String source) {
        ProfileDocument own = Objects.requireNonNullElse(profiles().get(borrower), ProfileDocument.EMPTY);
        return !own.news(values, source).isEmpty()
                || members.size() > 1
                        && !ProfileDocument.together(profiles().values())
                                .news(values, source)
                                .isEmpty();
    }

    private Map<UUID, ProfileDocument> profiles() {
        if (profiles == null) {
            profiles = sealed.openAll(members.values());
        }
        return profiles;
    }
}
