package finme.settlement.book;

import finme.settlement.reckon.Volume;
import java.time.YearMonth;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How much each partner has paid out in a month: counted under the row's lock, so that no two loans are the same number. */
@Repository
class Volumes {
    private static final String ADD = """
            insert into fdforge.settlement_volume as v (partner, month, currency, loans, amount) values (?, ?, ?, 1, ?)
            on conflict (partner, month, currency) do update set loans = v.loans + 1, amount = v.amount + excluded.amount
            returning loans, amount""";

    private final JdbcTemplate jdbc;

    Volumes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Another amount for a loan that was counted, or none of it. @param loans 0 or −1 */
    void correct(String partner, YearMonth month, String currency, int loans, long amount) {
        jdbc.update(
                "update fdforge.settlement_volume set loans = loans + ?, amount = amount + ? where partner = ? and month = ? and currency = ?",
                loans,
                amount,
                partner,
                month.toString(),
                currency);
    }

    /** @param loan in minor units @return what there was before it */
    Volume add(String partner, YearMonth month, String currency, long loan) {
        Volume now = jdbc.queryForObject(
                ADD,
                (row, index) -> new Volume(row.getLong(1), row.getLong(2)),
                partner,
                month.toString(),
                currency,
                loan);
        Volume after = Objects.requireNonNull(now);
        return new Volume(after.loans() - 1, after.sum() - loan);
    }
}
