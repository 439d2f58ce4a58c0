package finme.account.passkey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.passkey}. Times are the database's. */
@Repository
class PasskeyRows {
    private static final String ALL =
            "select id, borrower, members, credential, handle, sealed, counter, created_at, used_at"
                    + " from fdforge.passkey";

    private final JdbcTemplate jdbc;

    PasskeyRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param members all ids that were the person when it was added
     * @param credential hash by which it is found
     * @param handle under which the device keeps it, the same for all of a person
     * @param sealed under the borrower's key
     */
    record Row(
            UUID id,
            UUID borrower,
            Set<UUID> members,
            byte[] credential,
            byte[] handle,
            byte[] sealed,
            long counter,
            Instant createdAt,
            @Nullable Instant usedAt) {
        /** Whether it opens them all: who was joined with others since, or parted from some, is not who added it. */
        boolean isOf(Set<UUID> person) {
            return members.equals(person);
        }
    }

    /** @return false when the passkey is known, to whomever */
    boolean insert(Row row) {
        return jdbc.update(
                        "insert into fdforge.passkey (id, borrower, members, credential, handle, sealed, counter)"
                                + " values (?, ?, ?, ?, ?, ?, ?) on conflict (credential) do nothing",
                        row.id(),
                        row.borrower(),
                        row.members().toArray(UUID[]::new),
                        row.credential(),
                        row.handle(),
                        row.sealed(),
                        row.counter())
                == 1;
    }

    List<Row> of(Collection<UUID> borrowers) {
        return jdbc.query(ALL + " where borrower = any (?) order by id", (row, index) -> row(row), (Object)
                borrowers.toArray(UUID[]::new));
    }

    Optional<Row> find(UUID id) {
        return jdbc.query(ALL + " where id = ?", (row, index) -> row(row), id).stream()
                .findFirst();
    }

    Optional<Row> find(byte[] credential) {
        return jdbc.query(ALL + " where credential = ?", (row, index) -> row(row), (Object) credential).stream()
                .findFirst();
    }

    /** Of two that show one count at once, one does. @return false when it is gone, or its counter has not gone on */
    boolean use(UUID id, long counter) {
        return jdbc.update(
                        "update fdforge.passkey set counter = ?, used_at = clock_timestamp()"
                                + " where id = ? and (counter < ? or counter = 0 and ? = 0)",
                        counter,
                        id,
                        counter,
                        counter)
                == 1;
    }

    boolean delete(UUID id, Collection<UUID> borrowers) {
        return jdbc.update(
                        "delete from fdforge.passkey where id = ? and borrower = any (?)",
                        id,
                        borrowers.toArray(UUID[]::new))
                == 1;
    }

    /** Also those that were added while somebody else was part of the person: theirs may be the address. */
    void deleteOf(Collection<UUID> borrowers) {
        UUID[] ids = borrowers.toArray(UUID[]::new);
        jdbc.update("delete from fdforge.passkey where borrower = any (?) or members && ?", ids, ids);
    }

    private static Row row(ResultSet row) throws SQLException {
        Timestamp used = row.getTimestamp("used_at");
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("borrower", UUID.class),
                Arrays.stream((UUID[]) row.getArray("members").getArray()).collect(Collectors.toUnmodifiableSet()),
                row.getBytes("credential"),
                row.getBytes("handle"),
                row.getBytes("sealed"),
                row.getLong("counter"),
                row.getTimestamp("created_at").toInstant(),
                used == null ? null : used.toInstant());
    }
}
