package finme.borrower.person;

import finme.borrower.store.MergeRows.Edge;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * By whose name each borrower goes, told from nothing but the merges that count: each gives the name of the person it
 * merged into to all of the other person. So it does not matter in which order merges are undone.
 */
final class Roots {
    private Roots() {}

    /** @param merges oldest first, all between these borrowers */
    static Map<UUID, UUID> of(Collection<UUID> borrowers, List<Edge> merges) {
        Map<UUID, UUID> roots = new TreeMap<>();
        borrowers.forEach(borrower -> roots.put(borrower, borrower));
        for (Edge merge : merges) {
            UUID into = roots.getOrDefault(merge.borrower(), merge.borrower());
            UUID gone = roots.getOrDefault(merge.other(), merge.other());
            roots.replaceAll((borrower, root) -> root.equals(gone) ? into : root);
        }
        return roots;
    }
}
