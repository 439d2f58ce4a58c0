package finme.dispatch.store;

import finme.dispatch.OffersEnding;
import finme.dispatch.model.Offer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
public class Offers implements OffersEnding {
    /** Whoever repeats an offer without its terms does not change them. */
    private static final String PUT = """
            insert into fdforge.offer as o (id, application, dispatch, partner, position, amount, currency, term_months,
              apr, monthly_payment, total_payable, certainty, redirect_url, expires_at, as_applied, received_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp())
            on conflict (id) do update set
              amount = case when excluded.as_applied then o.amount else excluded.amount end,
              term_months = coalesce(excluded.term_months, case when excluded.as_applied then o.term_months end),
              apr = coalesce(excluded.apr, case when excluded.as_applied then o.apr end),
              monthly_payment =
                coalesce(excluded.monthly_payment, case when excluded.as_applied then o.monthly_payment end),
              total_payable = coalesce(excluded.total_payable, case when excluded.as_applied then o.total_payable end),
              certainty = coalesce(excluded.certainty, case when excluded.as_applied then o.certainty end),
              redirect_url = coalesce(excluded.redirect_url, case when excluded.as_applied then o.redirect_url end),
              expires_at = coalesce(excluded.expires_at, case when excluded.as_applied then o.expires_at end),
              as_applied = excluded.as_applied and o.as_applied""";

    private final JdbcTemplate jdbc;

    Offers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void put(List<Offer> offers) {
        jdbc.batchUpdate(PUT, offers, offers.size(), (statement, offer) -> {
            statement.setObject(1, offer.id());
            statement.setObject(2, offer.application());
            statement.setObject(3, offer.dispatch());
            statement.setString(4, offer.partner());
            statement.setInt(5, offer.position());
            statement.setBigDecimal(6, offer.amount());
            statement.setString(7, offer.currency());
            statement.setObject(8, offer.termMonths());
            statement.setBigDecimal(9, offer.apr());
            statement.setBigDecimal(10, offer.monthlyPayment());
            statement.setBigDecimal(11, offer.totalPayable());
            statement.setBigDecimal(12, offer.certainty());
            statement.setBytes(13, offer.redirectUrl());
            statement.setTimestamp(14, offer.expiresAt() == null ? null : Timestamp.from(offer.expiresAt()));
            statement.setBoolean(15, offer.asApplied());
        });
    }

    /** Those of dispatches that stand by them, best price first, then in the order they came. */
    public List<Offer> standing(Collection<UUID> applications) {
        return jdbc.query("""
                select o.*, d.winner from fdforge.offer o join fdforge.dispatch d on d.id = o.dispatch
                where o.application = any (?::uuid[]) and d.outcome in ('OFFERED', 'ACCEPTED', 'SIGNED', 'FUNDED')
                order by d.winner desc, o.received_at, o.partner, o.position""", Offers::read, (Object) Rows.texts(applications));
    }

    /** What a partner's case is about: the offer that was chosen, else its first. */
    public Optional<Offer> agreed(UUID application, UUID dispatch) {
        return jdbc.query("""
                        select o.*, d.winner from fdforge.offer o join fdforge.dispatch d on d.id = o.dispatch
                        left join fdforge.offer_choice c on c.offer = o.id
                        where o.application = ? and o.dispatch = ? order by c.offer is null, o.position limit 1""", Offers::read, application, dispatch).stream().findFirst();
    }

    /** Whether the borrower has chosen one of this dispatch. */
    public boolean isChosen(UUID application, UUID dispatch) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from fdforge.offer_choice c join fdforge.offer o on o.id = c.offer"
                        + " where c.application = ? and o.application = ? and o.dispatch = ?)",
                Boolean.class,
                application,
                application,
                dispatch));
    }

    /** Also one that its partner does not stand by any more. */
    public boolean exists(UUID application, UUID id) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from fdforge.offer where application = ? and id = ?)",
                Boolean.class,
                application,
                id));
    }

    @Override
    public List<UUID> within(Duration time) {
        return jdbc.queryForList("""
                select distinct application from fdforge.offer
                where expires_at > clock_timestamp() and expires_at < clock_timestamp() + ? * interval '1 second'
                  and received_at < clock_timestamp() - interval '1 hour' limit 1000""", UUID.class, time.toSeconds());
    }

    private static Offer read(ResultSet row, int index) throws SQLException {
        return new Offer(
                row.getObject("id", UUID.class),
                row.getObject("application", UUID.class),
                row.getObject("dispatch", UUID.class),
                row.getString("partner"),
                row.getInt("position"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getObject("term_months", Integer.class),
                row.getBigDecimal("apr"),
                row.getBigDecimal("monthly_payment"),
                row.getBigDecimal("total_payable"),
                row.getBigDecimal("certainty"),
                row.getBytes("redirect_url"),
                Rows.instant(row, "expires_at"),
                row.getBoolean("as_applied"),
                row.getBoolean("winner"));
    }
}
