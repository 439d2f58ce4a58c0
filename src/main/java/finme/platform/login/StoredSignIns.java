package finme.platform.login;

import finme.platform.CoreRole;
import finme.tries.SignIns;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** To the minute: Basic requests prove a name hundreds of times a second. Nobody is kept out because it can't be written. */
@Component
@Profile(CoreRole.PROFILE)
class StoredSignIns implements SignIns {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final JdbcTemplate jdbc;
    private final Map<String, Long> written = new ConcurrentHashMap<>();

    StoredSignIns(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void seen(String name) {
        long now = System.nanoTime();
        Long before = written.get(name);
        if (before != null && now - before < MINUTE) {
            return;
        }
        written.put(name, now);
        try {
            jdbc.update("""
                    insert into fdforge.house_sign_in as s (name, seen_at) values (?, clock_timestamp())
                    on conflict (name) do update set seen_at = excluded.seen_at""", name);
        } catch (DataAccessException | TransactionException away) {
            // told again in a minute
        }
    }

    @Override
    public Map<String, Instant> last() {
        Map<String, Instant> last = new HashMap<>();
        jdbc.query("select name, seen_at from fdforge.house_sign_in", row -> {
            last.put(row.getString("name"), row.getTimestamp("seen_at").toInstant());
        });
        return last;
    }
}
