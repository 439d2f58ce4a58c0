package finme.bench.section;

import finme.bench.contender.Contender;
import finme.bench.measure.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether all contenders wrote the same business rows: counted, not promised. */
final class RowCheck {
    private static final Map<String, String> COUNTED = new LinkedHashMap<>();

    static {
        for (String table : List.of(
                "intake",
                "subject_key",
                "borrower",
                "borrower_key",
                "application",
                "routing",
                "dispatch",
                "crm_task")) {
            COUNTED.put(table, "select count(*) from fdforge." + table);
        }
        COUNTED.put("dispatch with an answer", "select count(answer) from fdforge.dispatch");
        COUNTED.put("ledger", "select count(*) from fdforge.ledger where kind in ('application', 'borrower')");
        COUNTED.put("bytes of borrower.profile", bytes("borrower", "profile"));
        COUNTED.put("bytes of application.document", bytes("application", "document"));
        COUNTED.put("bytes of dispatch.answer", bytes("dispatch", "answer"));
        COUNTED.put("bytes of subject_key.wrapped", bytes("subject_key", "wrapped"));
        COUNTED.put("bytes of routing.plan", "select sum(length(plan::text)) from fdforge.routing");
    }

    private RowCheck() {}

    private static String bytes(String table, String column) {
        return "select sum(octet_length(" + column + ")) from fdforge." + table;
    }

    static void into(Report report, List<Contender> contenders) throws SQLException {
        report.paragraph("### Rows an application, counted in each contender's tables");
        List<String> head = new ArrayList<>(List.of(""));
        contenders.forEach(contender -> head.add(contender.name()));
        report.head(head.toArray(String[]::new));
        boolean same = true;
        for (Map.Entry<String, String> each : COUNTED.entrySet()) {
            List<Object> cells = new ArrayList<>(List.of(each.getKey()));
            for (Contender contender : contenders) {
                cells.add(anApplication(contender.database(), each.getValue()));
            }
            report.row(cells.toArray());
            boolean rows = !each.getKey().startsWith("bytes");
            same &= !rows || cells.stream().skip(1).map(Report::text).distinct().count() == 1;
        }
        report.verdict(new Verdict(
                "all contenders write the same business rows (bench's own check)", same ? "same" : "differ", same));
    }

    private static double anApplication(Database database, String sql) throws SQLException {
        return database.number(sql) / database.number("select count(*) from fdforge.application");
    }
}
