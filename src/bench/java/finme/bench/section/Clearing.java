package finme.bench.section;

import finme.bench.measure.Database;
import java.sql.SQLException;
import java.util.List;

/** Makes FinMe's tables as empty as on the first day: cases gone, sources, lenders and models kept. Only at rest. */
final class Clearing {
    private static final List<String> APPEND_ONLY = List.of("fdforge.ledger", "fdforge.ledger_block");

    private Clearing() {}

    static void of(Database database) throws SQLException {
        for (String table : APPEND_ONLY) {
            database.execute("alter table " + table + " disable trigger append_only");
        }
        database.execute("""
                truncate fdforge.application, fdforge.borrower, fdforge.borrower_key, fdforge.borrower_merge,
                  fdforge.borrower_match, fdforge.subject_key,
                  fdforge.intake, fdforge.routing, fdforge.dispatch, fdforge.offer, fdforge.inbox, fdforge.delivery_state,
                  fdforge.ledger, fdforge.ledger_block, fdforge.ledger_gap, fdforge.delivery,
                  fdforge.delivery_confirmed cascade""");
        for (String table : APPEND_ONLY) {
            database.execute("alter table " + table + " enable trigger append_only");
        }
        for (String table : database.texts("""
                select format('%I.%I', schemaname, tablename) from pg_tables
                where schemaname = 'engine' and tablename like 'act_hi_%'""")) {
            database.execute("truncate " + table + " cascade");
        }
        database.execute("truncate engine.act_ru_execution cascade");
        database.execute("delete from engine.act_ru_job where process_instance_id_ is not null");
        database.execute("vacuum analyze");
    }
}
