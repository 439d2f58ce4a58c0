package finme.loan.naming;

import finme.loan.LoanApplication;
import finme.loan.OtherNames;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The tables {@code fdforge.application_alias} and {@code fdforge.application_link}. */
@Repository
class OtherNameRows implements OtherNames {
    private final JdbcTemplate jdbc;

    OtherNameRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(UUID id, String reference, LoanApplication application) {
        jdbc.update(
                "insert into fdforge.application_alias (id, application_id, reference) values (?, ?, ?)"
                        + " on conflict (id) do nothing",
                id,
                application.id(),
                reference);
    }

    @Override
    public Optional<UUID> find(UUID id) {
        return jdbc
                .queryForList("select application_id from fdforge.application_alias where id = ?", UUID.class, id)
                .stream()
                .findFirst();
    }

    @Override
    public void promise(UUID id, String fingerprint, LoanApplication application) {
        jdbc.update(
                "insert into fdforge.application_link (id, application_id, fingerprint) values (?, ?, ?)"
                        + " on conflict (id) do nothing",
                id,
                application.id(),
                fingerprint);
    }

    @Override
    public Optional<UUID> promised(UUID id, String fingerprint) {
        return jdbc
                .queryForList(
                        "select application_id from fdforge.application_link where id = ? and fingerprint = ?",
                        UUID.class,
                        id,
                        fingerprint)
                .stream()
                .findFirst();
    }
}
