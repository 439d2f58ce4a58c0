package finme.crm.in;

import finme.borrower.Persons;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.crm.Crm;
import finme.crm.RecordKind;
import finme.delivery.States;
import finme.delivery.States.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes that records have changed there, from wherever it is known: each is read once more. */
@Component
public class HeardChanges {
    private final Catalogue<Crm> crms;
    private final States states;
    private final Persons persons;
    private final JdbcTemplate jdbc;

    HeardChanges(Catalogue<Crm> crms, States states, Persons persons, JdbcTemplate jdbc) {
        this.persons = persons;
        this.crms = crms;
        this.states = states;
        this.jdbc = jdbc;
    }

    /** @param event id of the message: the same once more is no news @param key null when it is no id of ours */
    @Transactional
    public void note(String crm, String event, RecordKind kind, @Nullable UUID key) {
        boolean news = jdbc.update(
                        "insert into fdforge.crm_event (crm, event) values (?, ?) on conflict do nothing", crm, event)
                == 1;
        boolean known = crms.find(crm)
                .map(Versioned::value)
                .filter(it -> it.tells(kind))
                .isPresent();
        if (news && known && key != null) {
            read(crm, Set.of(key));
        }
    }

    /** In the caller's transaction. Ids that are none of ours are left out. */
    public void read(String crm, Collection<UUID> borrowers) {
        List<Subject> subjects = borrowers.stream()
                .filter(borrower -> !persons.members(borrower).isEmpty())
                .map(id -> new Subject(RecordKind.BORROWER.word(), id.toString()))
                .toList();
        if (!subjects.isEmpty()) {
            states.tell(Crm.READ + crm, subjects);
        }
    }

    /** A message that is older than this is not taken any more, whoever repeats it. */
    @Scheduled(cron = "${finme.crm.clean-up:0 50 3 * * *}")
    public void forget() {
        jdbc.update("delete from fdforge.crm_event where received_at < clock_timestamp() - interval '1 day'");
    }
}
