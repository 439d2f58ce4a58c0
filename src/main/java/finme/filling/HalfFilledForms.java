package finme.filling;

import finme.fdforge.ErasedException;
import finme.fdforge.Vault;
import finme.kernel.Ids;
import finme.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Begun forms by the unguessable token under which somebody goes on with them; only its digest is kept. Nobody knows yet
 * whose they are, so each lies under a key of its own. Each time one is saved it gets a new id, and with it a new age.
 */
@Repository
public class HalfFilledForms {
    private static final String PLACE = "half_filled_form.content";

    private final JdbcTemplate jdbc;
    private final Vault vault;

    HalfFilledForms(JdbcTemplate jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Under a token nobody has used yet. */
    @Transactional
    public void begin(String token, HalfFilled begun) {
        UUID id = Ids.next();
        jdbc.update(
                "insert into fdforge.half_filled_form (id, token, form, version, content) values (?, ?, ?, ?, ?)",
                id,
                digest(token),
                begun.form(),
                begun.version(),
                seal(id, begun));
    }

    /** @return false when there is none of this form under the token */
    @Transactional
    public boolean replace(String token, HalfFilled begun) {
        List<UUID> present = jdbc.queryForList(
                "select id from fdforge.half_filled_form where token = ? and form = ? for update",
                UUID.class,
                digest(token),
                begun.form());
        if (present.isEmpty()) {
            return false;
        }
        UUID id = Ids.next();
        jdbc.update(
                "update fdforge.half_filled_form set id = ?, version = ?, content = ?, saved_at = clock_timestamp() where id = ?",
                id,
                begun.version(),
                seal(id, begun),
                present.get(0));
        vault.drop(present);
        return true;
    }

    /** @return empty when nobody saved it, it was sent, or its time is over */
    public Optional<HalfFilled> find(String token) {
        try {
            return jdbc
                    .query(
                            "select id, form, version, content, saved_at from fdforge.half_filled_form where token = ?",
                            (row, i) -> read(row),
                            digest(token))
                    .stream()
                    .findFirst();
        } catch (ErasedException gone) {
            return Optional.empty();
        }
    }

    /** Once it was sent nothing is left to go on with. */
    @Transactional
    public void forget(String token) {
        List<UUID> gone = jdbc.queryForList(
                "delete from fdforge.half_filled_form where token = ? returning id", UUID.class, digest(token));
        vault.drop(gone);
    }

    /** @param open everything that was typed */
    record Row(UUID id, String open) {
        @Override
        public String toString() {
            return "Row[" + id + ']';
        }
    }

    /** In the order of their ids. */
    List<Row> after(UUID last, int most) {
        return jdbc.query(
                "select id, content from fdforge.half_filled_form where id > ? order by id limit ?",
                (row, i) -> {
                    UUID id = row.getObject(1, UUID.class);
                    return new Row(id, open(id, row.getBytes(2)));
                },
                last,
                most);
    }

    void delete(List<UUID> ids) {
        jdbc.update("delete from fdforge.half_filled_form where id = any (?)", (Object) ids.toArray(UUID[]::new));
        vault.destroy(ids);
    }

    private HalfFilled read(ResultSet row) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        return new HalfFilled(
                row.getString(2),
                row.getInt(3),
                open(id, row.getBytes(4)),
                row.getTimestamp(5).toInstant());
    }

    private byte[] seal(UUID id, HalfFilled begun) {
        return vault.create(id).seal(PLACE, id, begun.data().getBytes(StandardCharsets.UTF_8));
    }

    private String open(UUID id, byte[] content) {
        return new String(vault.of(id).open(PLACE, id, content), StandardCharsets.UTF_8);
    }

    private static byte[] digest(String token) {
        return Sha256.digest(token);
    }
}
