package finme.fdforge;

import finme.fdforge.keys.Keyset;
import finme.fdforge.keys.KnownKeys;
import org.springframework.jdbc.core.JdbcTemplate;

/** Vaults of other nodes. */
public final class Vaults {
    private Vaults() {}

    /** It has no key in memory, and trusts none. */
    public static Vault fresh(Keyset keyset, JdbcTemplate jdbc) {
        return new Vault(keyset, jdbc, new KnownKeys(jdbc, System::nanoTime));
    }
}
