package finme.insight.search;

import finme.insight.CaseFilter;
import finme.insight.CaseOrder;
import finme.insight.CaseSearch;
import finme.insight.CaseUpkeep;
import finme.kernel.Slice;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class LineSearch implements CaseSearch {
    private static final int MOST = 500;
    private static final int FEW = 5_000;

    private final CaseUpkeep upkeep;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    LineSearch(CaseUpkeep upkeep, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.upkeep = upkeep;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    @Override
    public Slice<UUID> find(CaseFilter filter, CaseOrder order, @Nullable String cursor, int limit) {
        LineQuery query = LineQuery.of(filter);
        if (cursor != null) {
            query.after(Place.read(cursor, order), order);
        }
        upkeep.catchUp();
        int size = Math.max(1, Math.min(limit, MOST));
        List<Place> found = read(query, order, size + 1);
        boolean more = found.size() > size;
        List<Place> items = more ? found.subList(0, size) : found;
        return new Slice<>(
                items.stream().map(Place::application).toList(),
                more ? items.get(size - 1).text() : null);
    }

    /** Planned for its values: what is rare and what is common need other ways. */
    private List<Place> read(LineQuery query, CaseOrder order, int rows) {
        List<Place> found = transaction.execute(open -> {
            jdbc.execute("set local plan_cache_mode = force_custom_plan");
            List<Place> few = query.hasSeveralTerms() ? few(query, order, rows) : null;
            return few != null ? few : places(query.sql(order, rows), query, order);
        });
        return found == null ? List.of() : found;
    }

    /** Common terms may hardly ever meet, which no statistics tell: a walk in the order would pass by everything. @return null for many */
    private @Nullable List<Place> few(LineQuery query, CaseOrder order, int rows) {
        Long met = jdbc.queryForObject(query.count(FEW), Long.class, query.arguments());
        return met == null || met >= FEW ? null : places(query.sorted(order, rows), query, order);
    }

    private List<Place> places(String sql, LineQuery query, CaseOrder order) {
        return jdbc.query(sql, (row, index) -> Place.of(row, order), query.arguments());
    }
}
