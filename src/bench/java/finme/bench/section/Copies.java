package finme.bench.section;

import finme.bench.measure.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes many finished cases out of some: every row they left, in whatever table, once more under new ids. What is an id
 * is found out from the catalogue and the rows, so a table more needs nothing here.
 */
final class Copies implements AutoCloseable {
    private static final String ROOTS = """
            create table bench.olds as
              with roots as (
                select a.id, a.borrower_id from fdforge.application a join fdforge.delivery_state t
                  on t.kind = 'application' and t.key = a.id::text
                where t.state = 'CONFIRMED' order by a.id desc limit %d)
              select id::text as old from roots
              union select borrower_id::text from roots
              union select d.id::text from fdforge.dispatch d join roots on roots.id = d.application
              union select i.id_ from engine.act_hi_procinst i join roots on roots.id::text = i.business_key_;
            alter table bench.olds add primary key (old)""";
    /** In the order of the old ones, a year ago; ids that were derived from a digest stay without an order. */
    private static final String FRESH_IDS = """
            truncate bench.ids;
            insert into bench.ids
            select old, case when substr(old, 15, 1) = '8' then gen_random_uuid()::text else (
                lpad(to_hex((extract(epoch from now() - interval '365 days') * 1000)::bigint
                  + %d * 20000 + row_number() over (order by old)), 12, '0')
                || '7' || substr(md5(random()::text || old), 1, 3)
                || '8' || substr(md5(old || random()::text), 1, 15))::uuid::text end
            from bench.olds""";

    private final Database database;
    private final long templates;
    private final List<String> inserts = new ArrayList<>();
    private int copies;

    /** @param most cases to copy from; the newest that have ended */
    Copies(Database database, int most) throws SQLException {
        this.database = database;
        database.execute("create schema bench");
        database.execute("create table bench.ids (old text primary key, new text not null)");
        database.execute(ROOTS.formatted(most));
        List<CopiedTable> tables = new ArrayList<>();
        for (String name : CopiedTable.names(database)) {
            CopiedTable table = CopiedTable.of(database, name);
            if (table.rows() > 0) {
                tables.add(table);
            }
        }
        templates = (long) database.number("select count(*) from bench.fdforge_application");
        for (CopiedTable table : tables) {
            inserts.add(table.insert(database));
        }
    }

    void growTo(int cases) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            connection.setAutoCommit(false);
            while (cases(statement) + templates <= cases) {
                statement.execute(Database.OURS + FRESH_IDS.formatted(copies++));
                for (String insert : inserts) {
                    statement.execute(Database.OURS + insert);
                }
                connection.commit();
            }
        }
    }

    private static long cases(Statement statement) throws SQLException {
        try (var result = statement.executeQuery(Database.OURS + "select count(*) from fdforge.application")) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        database.execute("drop schema bench cascade");
    }
}
