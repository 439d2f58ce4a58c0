package finme.bench.section;

import finme.bench.contender.FinMeContender;
import finme.bench.contender.FinMeTarget;
import finme.bench.load.End;
import finme.bench.load.Post;
import finme.bench.measure.Database;
import finme.bench.measure.Percentiles;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** FinMe with lenders that accept: the way ends at the offer, where the borrower is asked. */
record Offers(FinMeContender finme) implements FinMeTarget {
    @Override
    public Database database() {
        return finme.database();
    }

    @Override
    public Post application(int n) {
        return finme.application(n);
    }

    @Override
    public End end() {
        return End.ledger("offered");
    }

    Percentiles overhead(List<UUID> ids, double lenderMillis) throws SQLException {
        return percentiles("""
                select extract(epoch from offered.at - received.at) * 1000 - %s
                from fdforge.ledger offered join fdforge.ledger received on received.subject = offered.subject
                where offered.action = 'offered' and received.action = 'received' and offered.subject in (%s)""".formatted(lenderMillis, list(ids)));
    }

    Percentiles dispatch(List<UUID> ids) throws SQLException {
        return percentiles("""
                select extract(epoch from decided_at - created_at) * 1000 from fdforge.dispatch
                where application in (%s)""".formatted(list(ids)));
    }

    private Percentiles percentiles(String sql) throws SQLException {
        return Percentiles.of(
                database().rows(sql).stream().map(row -> row.get(0)).toList());
    }

    private static String list(List<UUID> ids) {
        return ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
    }
}
