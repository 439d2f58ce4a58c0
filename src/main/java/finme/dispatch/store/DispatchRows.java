package finme.dispatch.store;

import finme.dispatch.Outcome;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.store.Dispatch.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of {@code fdforge.dispatch d} as it is read. */
final class DispatchRows {
    static final String COLUMNS = """
            d.id, d.application, d.partner, d.partner_version, d.round, d.wave, d.mode, d.reference, d.test, d.min_price,
            d.state, d.attempt, d.created_at, d.decide_by, d.deadline, d.heard, d.winner, d.reason_code, d.price,
            d.answer, d.decided_at, d.not_before, d.place, d.placed_at, d.cost, d.bid""";

    private DispatchRows() {}

    static Dispatch read(ResultSet row, int index) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        return new Dispatch(
                row.getObject("id", UUID.class),
                row.getObject("application", UUID.class),
                row.getString("partner"),
                row.getInt("partner_version"),
                row.getInt("round"),
                row.getInt("wave"),
                Mode.valueOf(row.getString("mode")),
                row.getString("reference"),
                row.getBoolean("test"),
                row.getBigDecimal("min_price"),
                state,
                row.getInt("attempt"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("decide_by").toInstant(),
                Rows.instant(row, "deadline"),
                new Standing(heard(row.getString("heard")), state == State.CLOSED),
                row.getBoolean("winner"),
                row.getString("reason_code"),
                row.getBigDecimal("price"),
                row.getBytes("answer"),
                Rows.instant(row, "decided_at"),
                Rows.instant(row, "not_before"),
                place(row),
                row.getBigDecimal("bid"));
    }

    private static @Nullable Place place(ResultSet row) throws SQLException {
        String state = row.getString("place");
        return state == null
                ? null
                : new Place(
                        Place.State.valueOf(state),
                        row.getTimestamp("placed_at").toInstant(),
                        row.getBigDecimal("cost"));
    }

    private static Set<Outcome> heard(@Nullable String words) {
        return words == null || words.isEmpty()
                ? Set.of()
                : Arrays.stream(words.split(",")).map(Outcome::valueOf).collect(Collectors.toSet());
    }
}
