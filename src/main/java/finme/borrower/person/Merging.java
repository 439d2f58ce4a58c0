package finme.borrower.person;

import finme.borrower.MatchCase;
import finme.borrower.store.BorrowerRow;
import finme.borrower.store.BorrowerRows;
import finme.borrower.store.CaseRows;
import finme.borrower.store.MergeRows;
import finme.borrower.store.MergeRows.Edge;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.retention.LegalHolds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Makes one person of two and two of one, each time in the caller's transaction. Only who goes by whose name is written:
 * nothing that is known moves.
 */
@Component
class Merging {
    private final BorrowerRows rows;
    private final MergeRows merges;
    private final CaseRows cases;
    private final LegalHolds holds;
    private final Ledger ledger;

    Merging(BorrowerRows rows, MergeRows merges, CaseRows cases, LegalHolds holds, Ledger ledger) {
        this.rows = rows;
        this.merges = merges;
        this.cases = cases;
        this.holds = holds;
        this.ledger = ledger;
    }

    UUID merge(UUID borrower, UUID other, String actor) {
        merges.lock();
        List<BorrowerRow> one = locked(borrower);
        List<BorrowerRow> two = locked(other);
        UUID into = one.get(0).root();
        UUID gone = two.get(0).root();
        if (into.equals(gone)) {
            throw Problem.conflict("same_person", "The two are one person already.");
        }
        UUID merge = Ids.next();
        merges.add(merge, borrower, other, actor);
        Set<UUID> members = PersonReader.ids(PersonReader.both(one, two));
        Map<UUID, Integer> versions = settle(members, Set.of(into, gone));
        cases.join(members, actor);
        holds.join(members);
        tell("merged", into, versions, actor, Map.of("merge", merge, "borrower", gone));
        tell("merged", gone, versions, actor, Map.of("merge", merge, "into", into));
        return merge;
    }

    void unmerge(UUID borrower, UUID merge, String actor) {
        merges.lock();
        Set<UUID> members = PersonReader.ids(locked(borrower));
        Edge edge = merges.find(merge)
                .filter(found -> members.contains(found.borrower()) || members.contains(found.other()))
                .orElseThrow(() -> Problem.notFound("This merge of the person"));
        if (edge.undone()) {
            throw Problem.conflict("undone", "This merge was undone before.");
        }
        merges.undo(merge, actor);
        Map<UUID, UUID> roots = Roots.of(members, merges.inForce(members));
        UUID stays = Objects.requireNonNull(roots.get(edge.borrower()));
        UUID leaves = Objects.requireNonNull(roots.get(edge.other()));
        Map<UUID, Integer> versions = merges.settle(roots, Set.of(stays, leaves));
        cases.part(of(stays, roots), of(leaves, roots));
        tell("unmerged", stays, versions, actor, Map.of("merge", merge, "borrower", leaves));
        tell("unmerged", leaves, versions, actor, Map.of("merge", merge, "from", stays));
    }

    void decide(MatchCase matchCase, MatchCase.State decision, String actor) {
        merges.lock();
        if (!cases.decide(matchCase.id(), decision, actor)) {
            throw Problem.conflict("decided", "Somebody decided this before.");
        }
        UUID one = matchCase.borrowers().get(0);
        UUID other = matchCase.borrowers().get(1);
        if (decision == MatchCase.State.SAME) {
            merge(one, other, actor);
        } else {
            keepApart(matchCase.id(), locked(one), locked(other), actor);
        }
    }

    private void keepApart(UUID matchCase, List<BorrowerRow> one, List<BorrowerRow> two, String actor) {
        Map<UUID, Integer> versions = new HashMap<>();
        PersonReader.both(one, two).forEach(row -> versions.put(row.id(), row.version()));
        UUID person = one.get(0).root();
        UUID other = two.get(0).root();
        tell("kept_apart", person, versions, actor, Map.of("case", matchCase, "from", other));
        tell("kept_apart", other, versions, actor, Map.of("case", matchCase, "from", person));
    }

    private List<BorrowerRow> locked(UUID borrower) {
        List<BorrowerRow> members = rows.lockPerson(borrower);
        if (members.isEmpty()) {
            throw Problem.notFound("This borrower");
        }
        return members;
    }

    private Map<UUID, Integer> settle(Set<UUID> members, Set<UUID> changed) {
        return merges.settle(Roots.of(members, merges.inForce(members)), changed);
    }

    private static Set<UUID> of(UUID root, Map<UUID, UUID> roots) {
        return roots.entrySet().stream()
                .filter(each -> each.getValue().equals(root))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void tell(String action, UUID person, Map<UUID, Integer> versions, String actor, Map<String, ?> details) {
        int version = Objects.requireNonNull(versions.get(person));
        ledger.append(Change.of("borrower", person, version, action, actor, details));
    }
}
