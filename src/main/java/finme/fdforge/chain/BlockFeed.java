package finme.fdforge.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.fdforge.LedgerEntry;
import finme.fdforge.LedgerFeed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Blocks are made of what is committed, each row in one of them, so their numbers are a place to go on from. */
@Repository
class BlockFeed implements LedgerFeed {
    private static final String ENTRIES = """
            select l.position, l.at, l.kind, l.subject, l.code, l.version, l.action, l.actor, l.details
            from fdforge.ledger_block b
            cross join lateral unnest(b.positions) as part
            join fdforge.ledger l on l.position >= lower(part) and l.position < upper(part)
            where b.number > ? and b.number <= ? order by b.number, l.position""";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    BlockFeed(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Part after(long block, int blocks) {
        Long last = jdbc.queryForObject(
                "select max(number) from (select number from fdforge.ledger_block where number > ? order by number limit ?) b",
                Long.class,
                block,
                blocks);
        return last == null
                ? new Part(block, List.of())
                : new Part(last, jdbc.query(ENTRIES, this::entry, block, last));
    }

    private LedgerEntry entry(ResultSet row, int index) throws SQLException {
        try {
            return new LedgerEntry(
                    row.getLong("position"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("kind"),
                    row.getObject("subject", UUID.class),
                    row.getString("code"),
                    row.getInt("version"),
                    row.getString("action"),
                    row.getString("actor"),
                    json.readTree(row.getString("details")));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("ledger row is no JSON", broken);
        }
    }
}
