package finme.settlement.statement;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.fdforge.DatabaseClock;
import finme.kernel.Cursor;
import finme.kernel.Problem;
import finme.partner.Partner;
import finme.settlement.Statement;
import finme.settlement.Statement.Line;
import finme.settlement.Statement.Total;
import finme.settlement.Statements;
import finme.settlement.reckon.Months;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredStatements implements Statements {
    private static final int MOST = 10_000;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 9999;

    private final Catalogue<Partner> partners;
    private final StatementRows rows;
    private final CaseRows cases;
    private final DatabaseClock clock;

    StoredStatements(Catalogue<Partner> partners, StatementRows rows, CaseRows cases, DatabaseClock clock) {
        this.cases = cases;
        this.partners = partners;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public YearMonth present(String partner) {
        return YearMonth.from(clock.now().atZone(Months.zone(find(partner))));
    }

    @Override
    public List<Month> months(String partner) {
        YearMonth present = present(partner);
        Map<YearMonth, List<Total>> booked = rows.totals(partner);
        return Stream.concat(Stream.of(present), booked.keySet().stream())
                .distinct()
                .map(month -> new Month(month, month.isBefore(present), booked.getOrDefault(month, List.of())))
                .toList();
    }

    /** Totals and lines as of one moment, or they would not add up while something is being booked. */
    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Statement of(String partner, YearMonth month, @Nullable String cursor, int limit) {
        ZoneId zone = Months.zone(find(partner));
        if (month.getYear() < FIRST_YEAR || month.getYear() > LAST_YEAR) {
            throw Problem.notFound("This month");
        }
        Instant until = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        int most = Math.max(1, Math.min(limit, MOST));
        List<Line> found = rows.lines(partner, month, Cursor.id(cursor), most + 1);
        List<Line> shown = found.size() > most ? found.subList(0, most) : found;
        return new Statement(
                partner,
                month,
                zone.getId(),
                month.atDay(1).atStartOfDay(zone).toInstant(),
                until,
                !clock.now().isBefore(until),
                rows.counts(partner, month),
                rows.totals(partner, month),
                cases.of(partner, month),
                shown,
                found.size() > most ? shown.get(most - 1).id().toString() : null);
    }

    @Override
    public List<Line> lines(String partner, YearMonth month, @Nullable Line after, int limit) {
        find(partner);
        return rows.lines(partner, month, after == null ? null : after.id(), limit);
    }

    private Partner find(String partner) {
        return partners.find(partner).map(Versioned::value).orElseThrow(() -> Problem.notFound("This partner"));
    }
}
