package finme.borrower.person;

import finme.borrower.Merge;
import finme.borrower.Person;
import finme.borrower.Survivorship;
import finme.borrower.profile.GoldenValues;
import finme.borrower.profile.ProfileDocument;
import finme.borrower.store.BorrowerRow;
import finme.borrower.store.BorrowerRows;
import finme.borrower.store.MergeRows;
import finme.borrower.store.SealedProfiles;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.fdforge.ErasedException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts a person together from all borrowers that are the person. */
@Component
class PersonReader {
    private final BorrowerRows rows;
    private final MergeRows merges;
    private final SealedProfiles sealed;
    private final Catalogue<Survivorship> rules;

    PersonReader(BorrowerRows rows, MergeRows merges, SealedProfiles sealed, Catalogue<Survivorship> rules) {
        this.rows = rows;
        this.merges = merges;
        this.sealed = sealed;
        this.rules = rules;
    }

    Optional<Person> find(UUID borrower) {
        List<BorrowerRow> members = rows.person(borrower);
        return members.isEmpty()
                ? Optional.empty()
                : Optional.of(person(members.get(0).root(), members));
    }

    /** @param root by whose name the person goes */
    Person person(UUID root, List<BorrowerRow> members) {
        Map<UUID, ProfileDocument> profiles = sealed.openAll(members);
        if (profiles.isEmpty()) {
            throw new ErasedException();
        }
        int version = members.stream()
                .filter(row -> row.id().equals(root))
                .mapToInt(BorrowerRow::version)
                .findFirst()
                .orElseThrow();
        Set<UUID> ids = ids(members);
        boolean full = profiles.values().stream().anyMatch(ProfileDocument::hasNoRoom);
        return new Person(root, version, GoldenValues.of(profiles.values(), rules()), full, merges(ids), ids);
    }

    private List<Merge> merges(Set<UUID> borrowers) {
        if (borrowers.size() == 1) {
            return List.of();
        }
        return merges.inForce(borrowers).stream()
                .map(edge -> new Merge(edge.id(), edge.other(), edge.at(), edge.actor()))
                .toList();
    }

    Survivorship rules() {
        return rules.find(Survivorship.CODE).map(Versioned::value).orElse(Survivorship.MOST_RECENT);
    }

    /** @return two persons' rows as if they were one's */
    static List<BorrowerRow> both(List<BorrowerRow> some, List<BorrowerRow> others) {
        List<BorrowerRow> both = new ArrayList<>(some);
        both.addAll(others);
        return both;
    }

    static Set<UUID> ids(List<BorrowerRow> members) {
        Set<UUID> ids = new LinkedHashSet<>();
        members.forEach(row -> ids.add(row.id()));
        return ids;
    }
}
