package finme.insight.search;

import finme.insight.CaseFilter;
import finme.insight.CaseOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked of the lines, as a condition and its arguments. */
final class LineQuery {
    /** Its own, or one that was told of it. */
    private static final String REFERENCE = """
            (l.reference like ? or l.application = any (array(
              select application_id from fdforge.application_alias where reference like ?)))""";

    private static final String BORROWERS =
            "l.application = any (array(select id from fdforge.application where borrower_id = any (?)))";

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();
    private boolean severalTerms;

    private LineQuery() {}

    static LineQuery of(CaseFilter filter) {
        LineQuery query = new LineQuery();
        query.terms(filter);
        query.reference(filter.reference());
        query.and("l.received_at >= ?", utc(filter.from()));
        query.and("l.received_at < ?", utc(filter.to()));
        query.and("l.amount >= ?", filter.least());
        query.and("l.amount <= ?", filter.most());
        query.and("l.amount > ?", filter.most() == null ? null : BigDecimal.ZERO);
        query.and(
                BORROWERS,
                filter.borrowers() == null ? null : filter.borrowers().toArray(UUID[]::new));
        return query;
    }

    private void terms(CaseFilter filter) {
        List<String> terms = new ArrayList<>();
        add(terms, "status:", filter.status() == null ? null : filter.status().name());
        add(terms, "source:", filter.source());
        add(terms, "partner:", filter.partner());
        add(terms, "currency:", filter.currency());
        add(terms, "reason:", filter.reason() == null ? null : filter.reason().toLowerCase(Locale.ROOT));
        severalTerms = terms.size() > 1;
        if (!terms.isEmpty()) {
            and("l.terms @> ?::text[]", terms.toArray(String[]::new));
        }
    }

    private static void add(List<String> terms, String kind, @Nullable String code) {
        if (code != null) {
            terms.add(kind + code);
        }
    }

    private void reference(@Nullable String part) {
        if (part != null) {
            String pattern = '%' + part.toUpperCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1") + '%';
            conditions.add(REFERENCE);
            arguments.add(pattern);
            arguments.add(pattern);
        }
    }

    void after(Place place, CaseOrder order) {
        conditions.add("(l." + order.column() + ", l.application) " + (order.isDescending() ? '<' : '>') + " (?, ?)");
        arguments.add(place.value(order));
        arguments.add(place.application());
    }

    private void and(String condition, @Nullable Object argument) {
        if (argument != null) {
            conditions.add(condition);
            arguments.add(argument);
        }
    }

    boolean hasSeveralTerms() {
        return severalTerms;
    }

    /** To be walked through in its order. */
    String sql(CaseOrder order, int rows) {
        return "select l.application, l." + order.column() + from() + inOrder(order, rows);
    }

    /** To be found first, and then brought into order. */
    String sorted(CaseOrder order, int rows) {
        return "with l as materialized (select l.application, l." + order.column() + from() + ") select application, "
                + order.column() + " from l" + inOrder(order, rows);
    }

    /** How many there are, up to {@code most}. */
    String count(int most) {
        return "select count(*) from (select" + from() + " limit " + most + ") as met";
    }

    private String from() {
        return " from fdforge.case_line l" + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
    }

    private static String inOrder(CaseOrder order, int rows) {
        String direction = order.isDescending() ? " desc" : "";
        return " order by l." + order.column() + direction + ", l.application" + direction + " limit " + rows;
    }

    Object[] arguments() {
        return arguments.toArray();
    }

    private static @Nullable Object utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
