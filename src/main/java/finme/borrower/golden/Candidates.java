package finme.borrower.golden;

import finme.borrower.matching.Comparison;
import finme.borrower.matching.Identity;
import finme.borrower.matching.MatchKey;
import finme.borrower.store.BorrowerRows;
import finme.borrower.store.BorrowerRows.Hit;
import finme.borrower.store.CaseRows;
import finme.borrower.store.SealedProfiles;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who might be meant. */
@Component
class Candidates {
    /** A phone that more persons share than this is an agent's or a made-up one: it raises no suspicion any more. */
    private static final int MOST_SHARED = 10;

    private final BorrowerRows rows;
    private final SealedProfiles sealed;
    private final CaseRows cases;

    Candidates(BorrowerRows rows, SealedProfiles sealed, CaseRows cases) {
        this.rows = rows;
        this.sealed = sealed;
        this.cases = cases;
    }

    /**
     * Until the transaction ends nobody else looks for a person by these keys.
     *
     * @param former further ones to look by
     */
    Collection<Candidate> lockAndFind(List<MatchKey> keys, List<MatchKey> former) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<UUID, Candidate> persons = new TreeMap<>();
        for (Hit hit : rows.lockAndFind(keys, former)) {
            persons.computeIfAbsent(hit.member().root(), root -> new Candidate(sealed))
                    .add(hit);
        }
        return persons.values();
    }

    /** The person it is: by tax id the one that agrees most, else the first by phone or e-mail. */
    static Optional<Candidate> person(Identity told, Collection<Candidate> candidates) {
        Candidate best = null;
        int weight = 0;
        for (Candidate candidate : candidates) {
            if (candidate.kinds().contains(MatchKey.TAX_ID)) {
                Comparison comparison = candidate.with(told);
                if (comparison.isOnePerson() && comparison.weight() > weight) {
                    best = candidate;
                    weight = comparison.weight();
                }
            }
        }
        return Optional.ofNullable(best)
                .or(() -> candidates.stream()
                        .filter(candidate -> candidate.with(told).isOnePerson())
                        .findFirst());
    }

    /**
     * Leaves a case for each other person that has a key which this one did not have before.
     *
     * @param borrower to whom it came
     * @param own the person before; null for a new one
     * @param now what identifies them now
     */
    void leaveCases(UUID borrower, @Nullable Candidate own, Identity now, Collection<Candidate> candidates) {
        Set<String> common = common(candidates);
        for (Candidate other : candidates) {
            Set<String> on = new LinkedHashSet<>(MatchKey.KINDS);
            on.retainAll(other.kinds());
            on.removeAll(common);
            boolean known = own != null && own.kinds().containsAll(on);
            if (other != own && !on.isEmpty() && !known && !other.isGone()) {
                List<String> against = other.with(now).against();
                Set<UUID> person = own == null ? Set.of(borrower) : own.members();
                cases.open(borrower, other.found(now), on, against, person, other.members());
            }
        }
    }

    private static Set<String> common(Collection<Candidate> candidates) {
        Map<String, Integer> persons = new HashMap<>();
        candidates.forEach(candidate -> candidate.kinds().forEach(kind -> persons.merge(kind, 1, Integer::sum)));
        persons.values().removeIf(count -> count <= MOST_SHARED);
        return persons.keySet();
    }
}
