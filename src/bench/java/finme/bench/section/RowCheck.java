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
    /** The last rows of some applications may stand out when it is counted. */
    private static final double ROWS_APART = 0.01;

    private static final double BYTES_APART = 0.10;
    private static final Map<String, String> ROWS = new LinkedHashMap<>();
    private static final Map<String, String> BYTES = new LinkedHashMap<>();

    static {
        for (String table : List.of(
                "intake",
                "subject_key",
                "borrower",
                "borrower_key",
                "application",
                "routing",
                "dispatch",
                "delivery_state")) {
            ROWS.put(table, "select count(*) from fdforge." + table);
        }
        ROWS.put("dispatch with an answer", "select count(answer) from fdforge.dispatch");
        ROWS.put("ledger", "select count(*) from fdforge.ledger where kind in ('application', 'borrower')");
        BYTES.put("bytes of borrower.profile", bytes("borrower", "profile"));
        BYTES.put("bytes of application.document", bytes("application", "document"));
        BYTES.put("bytes of dispatch.answer", bytes("dispatch", "answer"));
        BYTES.put("bytes of subject_key.wrapped", bytes("subject_key", "wrapped"));
        BYTES.put("bytes of routing.plan", "select sum(length(plan::text)) from fdforge.routing");
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
        boolean rows = compare(report, contenders, ROWS, ROWS_APART);
        boolean bytes = compare(report, contenders, BYTES, BYTES_APART);
        if (contenders.size() < 2) {
            report.paragraph("Not compared: one contender alone.");
            return;
        }
        report.verdict(Verdict.of(
                "all contenders write the same business rows, within 1 % (bench's own check)",
                rows ? "same" : "differ", rows));
        report.verdict(Verdict.of(
                "and what they seal or plan has the same length, within 10 % (bench's own check)",
                bytes ? "same" : "differ", bytes));
    }

    /** @param apart how far the least may be below the most */
    private static boolean compare(Report report, List<Contender> contenders, Map<String, String> counted, double apart)
            throws SQLException {
        boolean same = true;
        for (Map.Entry<String, String> each : counted.entrySet()) {
            List<Object> cells = new ArrayList<>(List.of(each.getKey()));
            double least = Double.MAX_VALUE;
            double most = 0;
            for (Contender contender : contenders) {
                double figure = anApplication(contender.database(), each.getValue());
                cells.add(figure);
                least = Math.min(least, figure);
                most = Math.max(most, figure);
            }
            report.row(cells.toArray());
            same &= least >= most * (1 - apart);
        }
        return same;
    }

    private static double anApplication(Database database, String sql) throws SQLException {
        return database.number(sql) / database.number("select count(*) from fdforge.application");
    }
}
