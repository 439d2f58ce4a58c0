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
        List<Place> found = read(query.sql(order, size + 1), query.arguments(), order);
        boolean more = found.size() > size;
        List<Place> items = more ? found.subList(0, size) : found;
        return new Slice<>(
                items.stream().map(Place::application).toList(),
                more ? items.get(size - 1).text() : null);
    }

    /** Planned for its values: what is rare and what is common need other ways. */
    private List<Place> read(String sql, Object[] arguments, CaseOrder order) {
        List<Place> found = transaction.execute(open -> {
            jdbc.execute("set local plan_cache_mode = force_custom_plan");
            return jdbc.query(sql, (row, index) -> Place.of(row, order), arguments);
        });
        return found == null ? List.of() : found;
    }
}
