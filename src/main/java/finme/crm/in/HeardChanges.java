package finme.crm.in;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.crm.Crm;
import finme.crm.RecordKind;
import finme.crm.standing.LastChanges;
import finme.crm.unlinked.Ours;
import finme.delivery.States;
import finme.delivery.States.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    private final Ours ours;
    private final ToldChanges told;
    private final LastChanges last;
    private final JdbcTemplate jdbc;

    HeardChanges(Catalogue<Crm> crms, States states, Ours ours, ToldChanges told, LastChanges last, JdbcTemplate jdbc) {
        this.ours = ours;
        this.told = told;
        this.last = last;
        this.crms = crms;
        this.states = states;
        this.jdbc = jdbc;
    }

    /**
     * @param event id of the message: the same once more is no news
     * @param key null when it is no id of ours
     * @param values fields of the record as the message tells them; null when it does not
     */
    @Transactional
    public void note(
            String crm, String event, RecordKind kind, @Nullable UUID key, @Nullable Map<String, Object> values) {
        boolean news = jdbc.update(
                        "insert into fdforge.crm_event (crm, event) values (?, ?) on conflict do nothing", crm, event)
                == 1;
        Crm known = crms.find(crm)
                .map(Versioned::value)
                .filter(it -> it.tells(kind))
                .orElse(null);
        if (!news || known == null) {
            return;
        }
        if (key == null || ours.among(crm, kind, Set.of(key)).isEmpty()) {
            want(crm, kind);
            return;
        }
        if (ours.heeded(kind, Set.of(key)).isEmpty()) {
            return;
        }
        last.in(crm, kind);
        if (values == null
                || kind != RecordKind.BORROWER
                || known.state() != Crm.State.ACTIVE
                || told.take(known, key, values) == ToldChanges.Fate.UNCLEAR) {
            read(crm, kind, Set.of(key));
        }
    }

    /**
     * The message does not name the record as the CRM does: it is seen when the CRM is asked what has changed there, at
     * first for what changed within a day, since a message may be late. Whoever asks now, or a pause, is not disturbed.
     */
    private void want(String crm, RecordKind kind) {
        jdbc.update("""
                insert into fdforge.crm_poll (crm, kind, wanted_at, seen_to)
                values (?, ?, clock_timestamp(), clock_timestamp() - interval '1 day')
                on conflict (crm, kind) do update set wanted_at = clock_timestamp()""", crm, kind.word());
    }

    /** In the caller's transaction. Ids that are none of ours, or tests, are left out. */
    public void read(String crm, RecordKind kind, Collection<UUID> keys) {
        List<Subject> subjects = ours.heeded(kind, keys).stream()
                .map(key -> new Subject(kind.word(), key.toString()))
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
