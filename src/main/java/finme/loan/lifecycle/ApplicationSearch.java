package finme.loan.lifecycle;

import finme.kernel.Cursor;
import finme.kernel.Slice;
import finme.loan.ApplicationFilter;
import finme.loan.LoanApplication;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists applications newest first. Ids are time-ordered, so the id of the last row is the cursor. */
class ApplicationSearch {
    private static final int MAX = 500;
    /** Its own, or one that was told of it. */
    private static final String REFERENCE = """
            a.id = any (array(
              with asked (reference) as (values (?::text))
              select own.id from asked join fdforge.application own on own.reference = asked.reference
              union all
              select told.application_id from asked join fdforge.application_alias told on told.reference = asked.reference))""";

    private final Applications applications;

    ApplicationSearch(Applications applications) {
        this.applications = applications;
    }

    Slice<LoanApplication> list(ApplicationFilter filter, @Nullable String cursor, int limit) {
        Query query = new Query();
        query.and(
                "a.status = ?", filter.status() == null ? null : filter.status().name());
        query.and("a.source = ?", filter.source());
        query.and(
                REFERENCE,
                filter.reference() == null ? null : filter.reference().strip().toUpperCase(Locale.ROOT));
        query.and(
                "exists (select 1 from fdforge.dispatch d where d.application = a.id and d.partner = ?)",
                filter.partner());
        query.and("a.received_at >= ?", utc(filter.from()));
        query.and("a.received_at < ?", utc(filter.to()));
        return list(query, cursor, limit);
    }

    Slice<LoanApplication> ofBorrowers(Collection<UUID> borrowers, @Nullable String cursor, int limit) {
        Query query = new Query();
        query.and("a.borrower_id = any (?)", borrowers.toArray(UUID[]::new));
        return list(query, cursor, limit);
    }

    private Slice<LoanApplication> list(Query query, @Nullable String cursor, int limit) {
        query.and("a.id < ?", Cursor.id(cursor));
        int size = Math.max(1, Math.min(limit, MAX));
        List<LoanApplication> found =
                applications.list(query.where() + "order by a.id desc limit " + (size + 1), query.arguments);
        boolean more = found.size() > size;
        List<LoanApplication> items = more ? found.subList(0, size) : found;
        return new Slice<>(List.copyOf(items), more ? items.get(size - 1).id().toString() : null);
    }

    private static @Nullable Object utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static final class Query {
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> arguments = new ArrayList<>();

        void and(String condition, @Nullable Object argument) {
            if (argument != null) {
                conditions.add(condition);
                arguments.add(argument);
            }
        }

        String where() {
            return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + ' ';
        }
    }
}
