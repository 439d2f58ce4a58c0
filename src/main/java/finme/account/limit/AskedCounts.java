package finme.account.limit;

import finme.fdforge.BlindIndex;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How often somebody asked or tried. The table {@code fdforge.sign_in_count}: one statement a limit, no value in clear. */
@Repository
public class AskedCounts {
    private static final String COUNT = """
            insert into fdforge.sign_in_count as known (key, since, count)
            values (?, clock_timestamp(), 1)
            on conflict (key) do update set
              since = case when known.since < clock_timestamp() - ? * interval '1 second'
                then clock_timestamp() else known.since end,
              count = case when known.since < clock_timestamp() - ? * interval '1 second'
                then 1 else known.count + 1 end
            returning count""";

    private final JdbcTemplate jdbc;
    private final BlindIndex index;

    AskedCounts(JdbcTemplate jdbc, BlindIndex index) {
        this.jdbc = jdbc;
        this.index = index;
    }

    /** @param purpose tells counts of one value apart */
    public boolean isOver(String purpose, String value, Duration window, int most) {
        byte[] key = index.of("sign-in." + purpose, value);
        long seconds = window.toSeconds();
        List<Integer> counts = jdbc.queryForList(COUNT, Integer.class, key, seconds, seconds);
        return counts.get(0) > most;
    }

    /** Of what nobody asked for in a day. */
    public void forgetOld() {
        jdbc.update("delete from fdforge.sign_in_count where since < clock_timestamp() - interval '1 day'");
    }
}
