package finme.bench.section;

import finme.bench.measure.Database;
import java.sql.SQLException;

/**
 * Room that both schemas take, after a vacuum.
 *
 * @param sealed bytes of the sealed columns alone
 */
record Disk(double cases, double bytes, double sealed, double rows) {
    private static final String TABLES =
            " from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r'"
                    + " and n.nspname in ('fdforge', 'engine')";

    static Disk of(Database database) throws SQLException {
        database.execute("vacuum analyze");
        return new Disk(
                database.number("select count(*) from fdforge.application"),
                database.number("select sum(pg_total_relation_size(c.oid))" + TABLES),
                database.number("""
                        select (select coalesce(sum(octet_length(document)), 0) from fdforge.application)
                          + (select coalesce(sum(octet_length(profile)), 0) from fdforge.borrower)
                          + (select coalesce(sum(octet_length(answer)), 0) from fdforge.dispatch)
                          + (select coalesce(sum(octet_length(wrapped)), 0) from fdforge.subject_key)
                          + (select coalesce(sum(octet_length(redirect_url)), 0) from fdforge.offer)
                          + (select coalesce(sum(octet_length(raw)), 0) from fdforge.inbox)"""),
                database.number("select sum(greatest(c.reltuples, 0))" + TABLES));
    }

    Disk since(Disk before) {
        return new Disk(cases - before.cases, bytes - before.bytes, sealed - before.sealed, rows - before.rows);
    }

    Disk each() {
        return new Disk(1, bytes / cases, sealed / cases, rows / cases);
    }
}
