package finme.insight.alert;

import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.insight.Alert;
import finme.insight.Alerts;
import finme.insight.alert.AlertRule.Found;
import finme.kernel.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code fdforge.alert}. */
@Repository
class AlertBook implements Alerts {
    private static final String SELECT =
            "select id, kind, subject, text, raised_at, cleared_at from fdforge.alert where ";

    private final JdbcTemplate jdbc;
    private final Ledger ledger;

    AlertBook(JdbcTemplate jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** @return whether this node looks this minute; lets go of what was over long ago */
    @Transactional
    public boolean turn() {
        if (jdbc.update("""
                update fdforge.alert_turn set at = clock_timestamp()
                where at < clock_timestamp() - interval '50 seconds'""") == 0) {
            return false;
        }
        jdbc.update("delete from fdforge.alert where cleared_at < clock_timestamp() - interval '90 days'");
        jdbc.update("delete from fdforge.case_hour where hour < clock_timestamp() - interval '60 days'");
        return true;
    }

    /** What is found and does not stand is raised, what stands and is not found is cleared. */
    @Transactional
    public void settle(Alert.Kind kind, List<Found> found) {
        Map<String, Alert> standing = new HashMap<>();
        jdbc.query(SELECT + "kind = ? and cleared_at is null for update", AlertBook::read, kind.name())
                .forEach(alert -> standing.put(alert.subject(), alert));
        for (Found each : found) {
            Alert known = standing.remove(each.subject());
            if (known == null) {
                raise(kind, each);
            } else if (!known.text().equals(each.text())) {
                jdbc.update("update fdforge.alert set text = ? where id = ?", each.text(), known.id());
            }
        }
        standing.values().forEach(this::clear);
    }

    private void raise(Alert.Kind kind, Found found) {
        UUID id = Ids.next();
        int rows = jdbc.update(
                "insert into fdforge.alert (id, kind, subject, text) values (?, ?, ?, ?)"
                        + " on conflict (kind, subject) where cleared_at is null do nothing",
                id,
                kind.name(),
                found.subject(),
                found.text());
        if (rows == 1) {
            tell(id, kind, found.subject(), found.text(), "raised");
        }
    }

    private void clear(Alert alert) {
        jdbc.update("update fdforge.alert set cleared_at = clock_timestamp() where id = ?", alert.id());
        tell(alert.id(), alert.kind(), alert.subject(), alert.text(), "cleared");
    }

    private void tell(UUID id, Alert.Kind kind, String subject, String text, String action) {
        Map<String, ?> details = Map.of("id", id, "kind", kind.name(), "subject", subject, "text", text);
        ledger.append(Change.of("alert", kind + "/" + subject, 1, action, "system", details));
    }

    @Override
    public List<Alert> standing() {
        return jdbc.query(SELECT + "cleared_at is null order by raised_at, id", AlertBook::read);
    }

    @Override
    public List<Alert> lately(int most) {
        return jdbc.query(
                SELECT + "true order by cleared_at desc nulls first, raised_at, id limit ?", AlertBook::read, most);
    }

    private static Alert read(ResultSet row, int index) throws SQLException {
        Timestamp cleared = row.getTimestamp(6);
        return new Alert(
                row.getObject(1, UUID.class),
                Alert.Kind.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getTimestamp(5).toInstant(),
                cleared == null ? null : cleared.toInstant());
    }
}
