package finme.retention;

import finme.kernel.Ids;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lets go of rows of a table whose ids are ordered by time: it reads them in that order by their primary key, as far as
 * rows are old enough, so that no index is needed for it that every application would pay for.
 */
public final class SqlDisposal implements Disposal {
    private static final int ROWS = 1000;
    private static final String STEP = """
            with step as materialized (
              select t.id, (%2$s) as due from %1$s t where t.id > ? and t.id < ? order by t.id limit %3$d)%4$s
            select count(*), count(*) filter (where due), (select id from step order by id desc limit 1) from step""";

    private final JdbcTemplate jdbc;
    private final String code;
    private final String text;
    private final String dry;
    private final String real;

    /**
     * @param table with its schema; its rows are {@code t}
     * @param due SQL for a row of age that has something to go
     * @param actions statements that change something; {@code %s} stands for the ids of rows that are due
     */
    public SqlDisposal(JdbcTemplate jdbc, String code, String text, String table, String due, String... actions) {
        this.jdbc = jdbc;
        this.code = code;
        this.text = text;
        this.dry = STEP.formatted(table, due, ROWS, "");
        StringBuilder gone = new StringBuilder();
        for (int i = 0; i < actions.length; i++) {
            gone.append(", gone").append(i).append(" as (");
            gone.append(actions[i].formatted("select id from step where due")).append(')');
        }
        this.real = STEP.formatted(table, due, ROWS, gone);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Step step(Instant before, @Nullable UUID after, boolean dryRun) {
        return Objects.requireNonNull(jdbc.queryForObject(
                dryRun ? dry : real,
                (row, n) -> {
                    long considered = row.getLong(1);
                    return new Step(
                            considered, row.getLong(2), 0, considered < ROWS ? null : row.getObject(3, UUID.class));
                },
                after == null ? new UUID(0, 0) : after,
                Ids.first(before)));
    }
}
