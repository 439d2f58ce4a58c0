package finme.correspondence.recipient;

import finme.correspondence.Messages;
import finme.correspondence.Preferences;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.letter_preference}. Of several borrowers that are one person what was set last counts. */
@Repository
class PreferenceRows implements Preferences {
    private final JdbcTemplate jdbc;

    PreferenceRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Messages of(Set<UUID> borrowers) {
        return jdbc.queryForList("""
                        select messages from fdforge.letter_preference where borrower = any (?)
                        order by changed_at desc limit 1""", String.class, (Object) borrowers.toArray(UUID[]::new)).stream()
                .findFirst()
                .map(Messages::valueOf)
                .orElse(Messages.MAIL);
    }

    @Override
    public void set(UUID borrower, Messages messages) {
        jdbc.update("""
                insert into fdforge.letter_preference (borrower, messages) values (?, ?)
                on conflict (borrower) do update set messages = excluded.messages, changed_at = clock_timestamp()""", borrower, messages.name());
    }

    void delete(Collection<UUID> borrowers) {
        jdbc.update("delete from fdforge.letter_preference where borrower = any (?)", (Object)
                borrowers.toArray(UUID[]::new));
    }
}
