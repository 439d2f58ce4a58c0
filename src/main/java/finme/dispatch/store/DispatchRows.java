package finme.dispatch.store;

import finme.dispatch.Outcome;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.model.Assignment;
import finme.dispatch.model.Assignment.Turn;
import finme.dispatch.model.Decision;
import finme.dispatch.model.Delivery;
import finme.dispatch.model.Delivery.State;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.OutcomeSet;
import finme.dispatch.model.Place;
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
        return new Dispatch(assignment(row), delivery(row, state), decision(row, state));
    }

    private static Assignment assignment(ResultSet row) throws SQLException {
        Turn turn = new Turn(
                row.getInt("round"),
                row.getInt("wave"),
                Mode.valueOf(row.getString("mode")),
                row.getBigDecimal("min_price"),
                row.getBigDecimal("bid"),
                Rows.instant(row, "deadline"));
        return new Assignment(
                row.getObject("id", UUID.class),
                row.getObject("application", UUID.class),
                row.getString("partner"),
                row.getInt("partner_version"),
                row.getString("reference"),
                row.getBoolean("test"),
                row.getTimestamp("created_at").toInstant(),
                turn);
    }

    private static Delivery delivery(ResultSet row, State state) throws SQLException {
        return new Delivery(
                state,
                row.getInt("attempt"),
                row.getTimestamp("decide_by").toInstant(),
                Rows.instant(row, "not_before"),
                place(row));
    }

    private static Decision decision(ResultSet row, State state) throws SQLException {
        return new Decision(
                new OutcomeSet(heard(row.getString("heard")), state == State.CLOSED),
                row.getBoolean("winner"),
                row.getString("reason_code"),
                row.getBigDecimal("price"),
                row.getBytes("answer"),
                Rows.instant(row, "decided_at"));
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
