package finme.admin.action;

import finme.loan.LoanApplication;
import finme.retention.PersonalData;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.application_note}. */
@Repository
class NoteRows implements PersonalData {
    private static final int MOST = 200;

    private final JdbcTemplate jdbc;

    NoteRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Row(UUID id, Instant at, String actor, byte[] sealed) {}

    void add(UUID id, LoanApplication loan, String actor, byte[] sealed) {
        jdbc.update(
                "insert into fdforge.application_note (id, application, borrower, actor, text) values (?, ?, ?, ?, ?)",
                id,
                loan.id(),
                loan.borrower(),
                actor,
                sealed);
    }

    /** Newest first. */
    List<Row> of(UUID application) {
        return jdbc.query(
                "select id, at, actor, text from fdforge.application_note where application = ? order by id desc limit "
                        + MOST,
                (row, index) -> new Row(
                        row.getObject(1, UUID.class),
                        row.getTimestamp(2).toInstant(),
                        row.getString(3),
                        row.getBytes(4)),
                application);
    }

    @Override
    public void erase(Erasing erasing) {
        jdbc.update("delete from fdforge.application_note where borrower = any (?)", (Object)
                erasing.persons().toArray(UUID[]::new));
    }
}
