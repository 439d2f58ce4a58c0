package finme.filling;

import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How often each version of a form was seen, begun, left and sent. Told by the edges in sums; no value of any answer. */
@Repository
public class FormNumbers {
    private static final int DAYS = 400;

    private final JdbcTemplate jdbc;

    FormNumbers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param day in UTC
     * @param what {@code viewed, started, reached, left, saved, resumed, submitted, refused}
     * @param place the step's number of those reached and left, the field's key of those refused, else empty
     * @param code why it was refused, else empty
     */
    public record Count(String form, int version, LocalDate day, String what, String place, String code, long count) {}

    /** @param report its id: what was counted already is not counted again */
    @Transactional
    public void add(UUID report, List<Count> counts) {
        if (jdbc.update("insert into fdforge.form_report (id) values (?) on conflict do nothing", report) == 1) {
            counts.forEach(this::add);
        }
    }

    private void add(Count count) {
        jdbc.update(
                """
                insert into fdforge.form_count as c (form, version, day, what, place, code, count) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (form, version, day, what, place, code) do update set count = c.count + excluded.count""",
                count.form(),
                count.version(),
                Date.valueOf(count.day()),
                count.what(),
                count.place(),
                count.code(),
                count.count());
    }

    /** From that day on, by version, newest first, and day. */
    public List<Count> since(String form, LocalDate day) {
        return jdbc.query(
                """
                select form, version, day, what, place, code, count from fdforge.form_count
                where form = ? and day >= ? order by version desc, day, what, place, code""",
                (row, i) -> new Count(
                        row.getString(1),
                        row.getInt(2),
                        row.getDate(3).toLocalDate(),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getLong(7)),
                form,
                Date.valueOf(day));
    }

    /** Lets go of what is older than a year and a bit. */
    @Transactional
    void forget() {
        jdbc.update(
                "delete from fdforge.form_count where day < ?",
                Date.valueOf(LocalDate.now(ZoneOffset.UTC).minusDays(DAYS)));
        jdbc.update("delete from fdforge.form_report where at < now() - interval '1 day'");
    }
}
