package finme.batch.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.batch.BatchRow;
import finme.fdforge.Vault;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows that are still to be done, sealed under a key of their batch, which goes with the last of them. */
@Repository
public class Chunks {
    private static final String PLACE = "batch.rows";
    private static final TypeReference<List<BatchRow>> ROWS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final Vault vault;
    private final ObjectMapper json;

    Chunks(JdbcTemplate jdbc, Vault vault, ObjectMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    /** @param part grows whenever some of its rows are done */
    public record Chunk(UUID batch, int number, int part, List<BatchRow> rows) {
        @Override
        public String toString() {
            return "Chunk[" + batch + ", " + number + ']';
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(UUID batch) {
        vault.create(batch);
    }

    /** @return false when it was there */
    public boolean add(UUID batch, int number, List<BatchRow> rows) {
        return jdbc.update(
                        "insert into fdforge.batch_chunk (batch, number, rows, content) values (?, ?, ?, ?)"
                                + " on conflict do nothing",
                        batch,
                        number,
                        rows.size(),
                        seal(batch, rows))
                == 1;
    }

    public int count(UUID batch) {
        Integer count =
                jdbc.queryForObject("select count(*) from fdforge.batch_chunk where batch = ?", Integer.class, batch);
        return count == null ? 0 : count;
    }

    /** The next one in the file's order. */
    public Optional<Chunk> first(UUID batch) {
        return jdbc
                .query(
                        "select number, part, content from fdforge.batch_chunk where batch = ? order by number limit 1",
                        (row, index) -> new Chunk(batch, row.getInt(1), row.getInt(2), open(batch, row.getBytes(3))),
                        batch)
                .stream()
                .findFirst();
    }

    /**
     * @param rest rows that are not done
     * @return false when another node has done some of it meanwhile: then what this one did is known to it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean leave(Chunk chunk, List<BatchRow> rest) {
        String same = " where batch = ? and number = ? and part = ?";
        int changed = rest.isEmpty()
                ? jdbc.update("delete from fdforge.batch_chunk" + same, chunk.batch(), chunk.number(), chunk.part())
                : jdbc.update(
                        "update fdforge.batch_chunk set part = part + 1, rows = ?, content = ?" + same,
                        rest.size(),
                        seal(chunk.batch(), rest),
                        chunk.batch(),
                        chunk.number(),
                        chunk.part());
        return changed == 1;
    }

    /** Nothing is left to be done. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(UUID batch) {
        jdbc.update("delete from fdforge.batch_chunk where batch = ?", batch);
        vault.drop(List.of(batch));
    }

    private byte[] seal(UUID batch, List<BatchRow> rows) {
        try {
            return vault.of(batch).seal(PLACE, batch, json.writeValueAsBytes(rows));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("rows can't be written as JSON");
        }
    }

    private List<BatchRow> open(UUID batch, byte[] sealed) {
        try {
            return json.readValue(vault.of(batch).open(PLACE, batch, sealed), ROWS);
        } catch (IOException unreadable) {
            throw new IllegalStateException("rows can't be read as JSON");
        }
    }
}
