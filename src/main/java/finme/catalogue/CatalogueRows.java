package finme.catalogue;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CatalogueRows extends Repository<CatalogueRow, CatalogueRow.Key> {
    Optional<CatalogueRow> findById(CatalogueRow.Key key);

    List<CatalogueRow> findByKeyKind(String kind);

    CatalogueRow save(CatalogueRow row);

    /** Until the transaction ends nobody else writes this one; also one that does not exist yet. */
    @Query(
            value = "select 1 from pg_advisory_xact_lock(hashtextextended(:kind || '/' || :code, 0))",
            nativeQuery = true)
    int lock(String kind, String code);

    /** Differs after every change of the kind, whichever node made it: nothing is deleted, versions only grow. */
    @Query("select r.key.kind as kind, sum(r.version) as sum from CatalogueRow r group by r.key.kind")
    List<Revision> revisions();

    interface Revision {
        String getKind();

        long getSum();
    }
}
