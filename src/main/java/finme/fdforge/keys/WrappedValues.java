package finme.fdforge.keys;

import com.google.crypto.tink.Aead;
import finme.fdforge.SealedColumn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** All that is sealed by keys of the keyset: which key a value says it is sealed by, and sealing it anew. */
@Repository
class WrappedValues {
    private static final Logger LOG = LoggerFactory.getLogger(WrappedValues.class);
    private static final int MOST = 500;
    private static final SealedColumn KEYS =
            new SealedColumn("fdforge.subject_key", "wrapped", "subject::text", "true");
    private static final String COUNT = """
            select substring(%2$s from 2 for 4) as key, count(*) as times from %1$s
            where substring(%2$s from 1 for 5) = any (?::bytea[]) and (%4$s) group by 1""";
    private static final String STALE = """
            select ctid::text as row, %3$s as place, %2$s as sealed from %1$s
            where substring(%2$s from 1 for 5) = any (?::bytea[]) and (%4$s) limit 200""";
    private static final String REPLACE = "update %1$s set %2$s = ? where ctid = ?::tid and %2$s = ?";
    private static final String NEXT = """
            select subject, wrapped from fdforge.subject_key where subject > ? order by subject limit %d""".formatted(MOST);
    /** One that was destroyed meanwhile does not come back. */
    private static final String REWRAP = """
            update fdforge.subject_key k set wrapped = fresh.wrapped
            from unnest(?::uuid[], ?::bytea[], ?::bytea[]) as fresh (subject, old, wrapped)
            where k.subject = fresh.subject and k.wrapped = fresh.old""";

    private final JdbcTemplate jdbc;
    private final List<SealedColumn> columns;

    WrappedValues(JdbcTemplate jdbc, List<SealedColumn> columns) {
        this.jdbc = jdbc;
        this.columns = columns;
    }

    /** Reads whole tables. @return by id of the key; one that seals nothing is left out */
    Map<Integer, Long> counts(List<Integer> ids) {
        Map<Integer, Long> counts = new HashMap<>();
        byte[][] prefixes = prefixes(ids);
        List<SealedColumn> all = new ArrayList<>(columns);
        all.add(KEYS);
        for (SealedColumn column : all) {
            jdbc.query(
                    sql(COUNT, column),
                    row -> {
                        counts.merge(ByteBuffer.wrap(row.getBytes("key")).getInt(), row.getLong("times"), Long::sum);
                    },
                    (Object) prefixes);
        }
        return counts;
    }

    /** @param last subject of the batch, null when there is none left @param changed how many were wrapped anew */
    record Batch(@Nullable UUID last, int changed) {}

    /** The next keys of persons, in their order, so that a rotation goes on where it was. */
    Batch rewrapKeys(UUID after, int primary, Aead aead) {
        List<Sealed> rows = jdbc.query(
                NEXT, (row, n) -> new Sealed("", row.getObject(1, UUID.class).toString(), row.getBytes(2)), after);
        List<Sealed> old = new ArrayList<>();
        List<byte[]> fresh = new ArrayList<>();
        for (Sealed row : rows) {
            byte[] anew = Keyset.keyOf(row.value) == primary ? null : anew(row, aead);
            if (anew != null) {
                old.add(row);
                fresh.add(anew);
            }
        }
        int changed = old.isEmpty()
                ? 0
                : jdbc.update(
                        REWRAP,
                        old.stream().map(row -> UUID.fromString(row.place)).toArray(UUID[]::new),
                        old.stream().map(Sealed::value).toArray(byte[][]::new),
                        fresh.toArray(byte[][]::new));
        return new Batch(rows.isEmpty() ? null : UUID.fromString(rows.get(rows.size() - 1).place), changed);
    }

    /** Up to 200 of each column. @return how many were wrapped anew */
    int rewrapColumns(List<Integer> others, Aead aead) {
        byte[][] prefixes = prefixes(others);
        int changed = 0;
        for (SealedColumn column : columns) {
            List<Sealed> stale = jdbc.query(
                    sql(STALE, column),
                    (row, n) -> new Sealed(row.getString(1), row.getString(2), row.getBytes(3)),
                    (Object) prefixes);
            for (Sealed row : stale) {
                byte[] fresh = anew(row, aead);
                changed += fresh == null ? 0 : jdbc.update(sql(REPLACE, column), fresh, row.row, row.value);
            }
        }
        return changed;
    }

    private record Sealed(String row, String place, byte[] value) {
        @Override
        public String toString() {
            return "Sealed[***]";
        }
    }

    /** @return null when it can't be opened: it stays as it is, and its key can't be destroyed */
    private static byte @Nullable [] anew(Sealed row, Aead aead) {
        byte[] place = row.place.getBytes(StandardCharsets.UTF_8);
        try {
            return aead.encrypt(aead.decrypt(row.value, place), place);
        } catch (GeneralSecurityException foreign) {
            LOG.warn("A value sealed for {} can't be opened, and keeps its key", row.place);
            return null;
        }
    }

    private static byte[][] prefixes(List<Integer> ids) {
        return ids.stream()
                .map(id -> ByteBuffer.allocate(5).put((byte) 1).putInt(id).array())
                .toArray(byte[][]::new);
    }

    private static String sql(String template, SealedColumn column) {
        return template.formatted(column.table(), column.column(), column.place(), column.only());
    }
}
