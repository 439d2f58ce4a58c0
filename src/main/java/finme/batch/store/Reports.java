package finme.batch.store;

import finme.batch.ReportLine;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.batch_report}. */
@Repository
public class Reports {
    private static final String ADD = """
            insert into fdforge.batch_report (batch, line, position, field, code, message) values (?, ?, ?, ?, ?, ?)
            on conflict do nothing""";
    private static final String PAGE = """
            select line, position, field, code, message from fdforge.batch_report
            where batch = ? and line > ? order by line fetch first ? rows with ties""";

    private final JdbcTemplate jdbc;

    Reports(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void add(UUID batch, List<ReportLine> lines) {
        jdbc.batchUpdate(ADD, lines, 500, (statement, line) -> {
            statement.setObject(1, batch);
            statement.setLong(2, line.line());
            statement.setInt(3, line.position());
            statement.setString(4, line.field());
            statement.setString(5, line.code());
            statement.setString(6, line.message());
        });
    }

    public List<ReportLine> page(UUID batch, long after, int limit) {
        return jdbc.query(
                PAGE,
                (row, number) -> new ReportLine(
                        row.getLong(1), row.getInt(2), row.getString(3), row.getString(4), row.getString(5)),
                batch,
                after,
                limit);
    }
}
