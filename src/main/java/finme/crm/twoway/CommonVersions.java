package finme.crm.twoway;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.crm.merge.CommonVersion;
import finme.fdforge.ErasedException;
import finme.fdforge.Vault;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What is known of borrowers' records in CRMs, sealed under each borrower's key. */
@Repository
public class CommonVersions {
    private static final String COLUMN = "crm_record.common/";
    private static final String SELECT =
            "select borrower, etag, common, their_at from fdforge.crm_record where crm = ? and ";
    private static final String STORE = """
            insert into fdforge.crm_record as known (crm, borrower, etag, common, their_at) values (?, ?, ?, ?, ?)
            on conflict (borrower, crm) do update set
              etag = excluded.etag, common = excluded.common, changed_at = clock_timestamp(),
              their_at = greatest(known.their_at, excluded.their_at)""";

    private final JdbcTemplate jdbc;
    private final Vault vault;
    private final ObjectMapper json;

    CommonVersions(JdbcTemplate jdbc, Vault vault, ObjectMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    /**
     * @param etag of their record when it was last looked at; null when it has none
     * @param at when they had last changed it then; null when they do not say
     */
    public record Known(
            @Nullable String etag,
            CommonVersion common,
            @Nullable Instant at) {
        public Known(@Nullable String etag, CommonVersion common) {
            this(etag, common, null);
        }

        /** Whatever they were told, they do not have it. */
        public Known untold() {
            return new Known(etag, common.untold(), at);
        }
    }

    /** @return by borrower; those never heard of, and the erased, are missing */
    public Map<UUID, Known> find(String crm, Collection<UUID> borrowers) {
        Map<UUID, Known> found = new HashMap<>();
        jdbc.query(
                SELECT + "borrower = any (?)",
                row -> {
                    UUID borrower = row.getObject(1, UUID.class);
                    String etag = row.getString(2);
                    Timestamp at = row.getTimestamp(4);
                    open(crm, borrower, row.getBytes(3))
                            .ifPresent(common ->
                                    found.put(borrower, new Known(etag, common, at == null ? null : at.toInstant())));
                },
                crm,
                borrowers.toArray(UUID[]::new));
        return found;
    }

    /** Nobody else changes what is known of this record until the transaction ends. */
    public Optional<Known> lock(String crm, UUID borrower) {
        jdbc.query(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, "finme.crm/" + crm + '/' + borrower);
        return Optional.ofNullable(find(crm, List.of(borrower)).get(borrower));
    }

    /** When they changed it never goes back. @throws ErasedException when the borrower was erased */
    public void store(String crm, UUID borrower, Known known) {
        try {
            byte[] sealed = vault.of(borrower).seal(COLUMN + crm, borrower, json.writeValueAsBytes(known.common()));
            Instant at = known.at();
            jdbc.update(STORE, crm, borrower, known.etag(), sealed, at == null ? null : at.atOffset(ZoneOffset.UTC));
        } catch (IOException impossible) {
            throw new IllegalStateException("a common version can't be written", impossible);
        }
    }

    /** As if we had never heard of it. */
    public void forget(String crm, UUID borrower) {
        jdbc.update("delete from fdforge.crm_record where crm = ? and borrower = ?", crm, borrower);
    }

    public void forget(Collection<UUID> borrowers) {
        jdbc.update("delete from fdforge.crm_record where borrower = any (?)", (Object) borrowers.toArray(UUID[]::new));
    }

    private Optional<CommonVersion> open(String crm, UUID borrower, byte[] sealed) {
        try {
            byte[] plain = vault.of(borrower).open(COLUMN + crm, borrower, sealed);
            return Optional.of(json.readValue(plain, CommonVersion.class));
        } catch (ErasedException erased) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new IllegalStateException("a common version can't be read");
        }
    }
}
