package finme.task.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class DocumentTable {
    private static final int MOST = 10;

    private final JdbcTemplate jdbc;

    DocumentTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Row(
            UUID id,
            UUID borrower,
            UUID task,
            byte[] name,
            @Nullable String type,
            long size,
            int pieces,
            Instant openedAt,
            @Nullable Instant closedAt) {
        @Override
        public String toString() {
            return "Row[" + id + ']';
        }
    }

    /** What was begun for the task a day ago and never became whole goes on this occasion. */
    @Transactional
    public boolean open(UUID id, UUID application, UUID borrower, UUID task, byte[] name) {
        jdbc.update("""
                with stale as (delete from fdforge.document where application = ? and task = ? and closed_at is null
                  and opened_at < clock_timestamp() - interval '1 day' returning id)
                delete from fdforge.document_piece p using stale where p.document = stale.id""", application, task);
        return jdbc.update("""
                        insert into fdforge.document (id, application, borrower, task, name) select ?, ?, ?, ?, ?
                        where (select count(*) from fdforge.document
                          where application = ? and task = ? and reply is null and id <> ?) < ?
                        on conflict (id) do update set name = excluded.name
                        where document.task = excluded.task and document.closed_at is null""", id, application, borrower, task, name, application, task, id, MOST) == 1;
    }

    void type(UUID id, String type) {
        jdbc.update("update fdforge.document set type = ? where id = ? and closed_at is null", type, id);
    }

    /** Of all pieces before this one. */
    long size(UUID id, int number) {
        Long size = jdbc.queryForObject(
                "select coalesce(sum(octet_length(sealed) - 28), 0) from fdforge.document_piece"
                        + " where document = ? and number < ?",
                Long.class,
                id,
                number);
        return size == null ? 0 : size;
    }

    void append(UUID id, int number, byte[] sealed) {
        jdbc.update(
                "insert into fdforge.document_piece (document, number, sealed) values (?, ?, ?)"
                        + " on conflict (document, number) do update set sealed = excluded.sealed",
                id,
                number,
                sealed);
    }

    /** @return false unless all pieces are there */
    boolean close(UUID id, int pieces) {
        return jdbc.update("""
                        update fdforge.document set closed_at = clock_timestamp(), pieces = ?, size = p.size
                        from (select count(*) as pieces, max(number) as last, sum(octet_length(sealed) - 28) as size
                          from fdforge.document_piece where document = ?) p
                        where id = ? and closed_at is null and p.pieces = ? and p.last = ?""", pieces, id, id, pieces, pieces - 1) == 1;
    }

    Optional<Row> find(UUID application, UUID id) {
        return jdbc
                .query(
                        "select * from fdforge.document where id = ? and application = ?",
                        DocumentTable::read,
                        id,
                        application)
                .stream()
                .findFirst();
    }

    List<Row> of(Collection<UUID> applications) {
        return jdbc.query(
                "select * from fdforge.document where application = any (?::uuid[]) and closed_at is not null"
                        + " order by closed_at, id",
                DocumentTable::read,
                (Object) applications.stream().map(UUID::toString).toArray(String[]::new));
    }

    List<Row> ofReply(UUID reply, UUID task) {
        return jdbc.query(
                "select * from fdforge.document where reply = ? and task = ? order by closed_at, id",
                DocumentTable::read,
                reply,
                task);
    }

    Optional<byte[]> piece(UUID id, int number) {
        return jdbc
                .queryForList(
                        "select sealed from fdforge.document_piece where document = ? and number = ?",
                        byte[].class,
                        id,
                        number)
                .stream()
                .findFirst();
    }

    /** Whole or not; the rows stay, without anything in them. */
    void forget(Collection<UUID> borrowers) {
        jdbc.update("""
                with gone as (update fdforge.document set name = ''::bytea where borrower = any (?::uuid[]) returning id)
                delete from fdforge.document_piece p using gone where p.document = gone.id""", (Object) borrowers.stream().map(UUID::toString).toArray(String[]::new));
    }

    private static Row read(ResultSet row, int index) throws SQLException {
        Timestamp closed = row.getTimestamp("closed_at");
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("borrower", UUID.class),
                row.getObject("task", UUID.class),
                row.getBytes("name"),
                row.getString("type"),
                row.getLong("size"),
                row.getInt("pieces"),
                row.getTimestamp("opened_at").toInstant(),
                closed == null ? null : closed.toInstant());
    }
}
