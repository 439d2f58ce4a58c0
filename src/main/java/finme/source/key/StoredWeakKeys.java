package finme.source.key;

import finme.fdforge.BlindIndex;
import finme.source.WeakKeys;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.weak_source_key}. The hash of a weak key can be guessed as the key can, so it is keyed. */
@Repository
class StoredWeakKeys implements WeakKeys {
    private static final String PURPOSE = "source.weak-key";

    private final JdbcTemplate jdbc;
    private final BlindIndex index;

    StoredWeakKeys(JdbcTemplate jdbc, BlindIndex index) {
        this.jdbc = jdbc;
        this.index = index;
    }

    @Override
    public void note(String hash, int bits) {
        jdbc.update(
                "insert into fdforge.weak_source_key (key, bits) values (?, ?) on conflict do nothing",
                keyed(hash),
                bits);
    }

    @Override
    public Map<String, Integer> among(Collection<String> hashes) {
        Map<String, String> asked = new HashMap<>();
        hashes.forEach(hash -> asked.put(keyed(hash), hash));
        Map<String, Integer> weak = new HashMap<>();
        jdbc.query(
                "select key, bits from fdforge.weak_source_key where key = any (?)",
                row -> {
                    weak.put(String.valueOf(asked.get(row.getString(1))), row.getInt(2));
                },
                (Object) asked.keySet().toArray(String[]::new));
        return weak;
    }

    private String keyed(String hash) {
        return HexFormat.of().formatHex(index.of(PURPOSE, hash));
    }
}
