package finme.account.code;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.sign_in}. Each call is one statement, so that of two tries at once both count. */
@Repository
class SignInRows {
    private static final String ASK = """
            insert into fdforge.sign_in (kind, address, request, language, expires_at)
            values (?, ?, ?, ?, clock_timestamp() + ? * interval '1 second')
            on conflict (kind, address) do update set request = excluded.request, language = excluded.language,
              code = null, tries = 0, expires_at = excluded.expires_at""";

    /** A try is counted before anybody looks at it; one for an address nobody asked for counts as well. */
    private static final String TRY = """
            insert into fdforge.sign_in as known (kind, address, request, language, tries, expires_at)
            values (?, ?, ?, 'en', 1, clock_timestamp() + ? * interval '1 second')
            on conflict (kind, address) do update set
              tries = case when known.expires_at <= clock_timestamp() then 1 else known.tries + 1 end,
              code = case when known.expires_at <= clock_timestamp() then null else known.code end,
              expires_at = case when known.expires_at <= clock_timestamp() then excluded.expires_at
                else known.expires_at end
            returning tries, code, extract(epoch from expires_at - clock_timestamp())""";

    private final JdbcTemplate jdbc;

    SignInRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param tries this one among them
     * @param code null when there is none that could fit
     * @param left until tries count from one again
     */
    record Tried(int tries, byte @Nullable [] code, Duration left) {}

    record Asked(String kind, byte[] address, String language) {}

    void ask(String kind, byte[] address, UUID request, String language, Duration life) {
        jdbc.update(ASK, kind, address, request, language, life.toSeconds());
    }

    /** @return empty when it is over, or another one was asked for since */
    Optional<Asked> find(UUID request) {
        return jdbc
                .query("""
                        select kind, address, language from fdforge.sign_in
                        where request = ? and expires_at > clock_timestamp()""", (row, index) -> new Asked(row.getString(1), row.getBytes(2), row.getString(3)), request)
                .stream()
                .findFirst();
    }

    /** @return false when it is not wanted any more */
    boolean set(UUID request, byte[] code) {
        return jdbc.update(
                        "update fdforge.sign_in set code = ? where request = ? and expires_at > clock_timestamp()",
                        code,
                        request)
                == 1;
    }

    Tried attempt(String kind, byte[] address, UUID unasked, Duration life) {
        return jdbc.query(
                        TRY,
                        (row, index) -> new Tried(
                                row.getInt(1), row.getBytes(2), Duration.ofMillis((long) (row.getDouble(3) * 1000))),
                        kind,
                        address,
                        unasked,
                        life.toSeconds())
                .get(0);
    }

    /** @return false when somebody used it at the same moment */
    boolean use(String kind, byte[] address, byte[] code) {
        return jdbc.update(
                        "delete from fdforge.sign_in where kind = ? and address = ? and code = ?", kind, address, code)
                == 1;
    }

    void forgetOld() {
        jdbc.update("delete from fdforge.sign_in where expires_at < clock_timestamp() - interval '1 hour'");
    }
}
