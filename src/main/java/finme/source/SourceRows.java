package finme.source;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SourceRows extends Repository<SourceRow, String> {
    Optional<SourceRow> findById(String code);

    List<SourceRow> findAll();

    SourceRow saveAndFlush(SourceRow row);

    /** Until the transaction ends nobody else saves this source; also one that does not exist yet. */
    @Query(value = "select 1 from pg_advisory_xact_lock(hashtextextended('source/' || :code, 0))", nativeQuery = true)
    int lock(String code);

    /** What changes with every change of any source, read once a second. */
    @Query("select count(r) + 1000000L * coalesce(sum(r.version), 0) from SourceRow r")
    long state();
}
