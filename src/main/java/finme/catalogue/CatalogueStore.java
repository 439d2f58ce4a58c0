package finme.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;

/** The tables {@code fdforge.catalogue} and {@code fdforge.catalogue_version}. */
@Repository
class CatalogueStore {
    private final CatalogueRows rows;
    private final PastVersions past;

    CatalogueStore(CatalogueRows rows, PastVersions past) {
        this.rows = rows;
        this.past = past;
    }

    /** @return the row as it is now, a fresh one with version 0 when there is none; nobody else writes it meanwhile */
    CatalogueRow lock(String kind, String code) {
        rows.lock(kind, code);
        return rows.findById(new CatalogueRow.Key(kind, code)).orElseGet(() -> new CatalogueRow(kind, code));
    }

    void save(CatalogueRow row, String actor, String action) {
        rows.save(row);
        past.append(row.key(), row.version(), actor, action, row.definition());
    }

    List<CatalogueRow> all(String kind) {
        return rows.findByKeyKind(kind);
    }

    List<PastVersion> history(String kind, String code) {
        return past.newestFirst(new CatalogueRow.Key(kind, code));
    }

    /** @return a number for each kind that differs after every change */
    Map<String, Long> revisions() {
        Map<String, Long> revisions = new HashMap<>();
        rows.revisions().forEach(each -> revisions.put(each.getKind(), each.getSum()));
        return revisions;
    }
}
