package finme.partner;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

interface PartnerRows extends ListCrudRepository<PartnerRow, String> {
    /** Until the transaction ends nobody else saves this partner; also one that does not exist yet. */
    @Query(value = "select 1 from pg_advisory_xact_lock(hashtextextended('partner/' || :code, 0))", nativeQuery = true)
    int lock(String code);
}
