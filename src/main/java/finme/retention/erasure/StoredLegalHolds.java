package finme.retention.erasure;

import finme.fdforge.Change;
import finme.fdforge.ErasedException;
import finme.fdforge.Ledger;
import finme.fdforge.Vault;
import finme.kernel.Problem;
import finme.retention.LegalHolds;
import finme.retention.People;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code fdforge.legal_hold}; a hold and its ledger row are one transaction. */
@Service
class StoredLegalHolds implements LegalHolds {
    private static final String COLUMN = "legal_hold.reason";
    private static final String KIND = "legal-hold";

    private final JdbcTemplate jdbc;
    private final Vault vault;
    private final Ledger ledger;
    private final ObjectProvider<People> people;

    StoredLegalHolds(JdbcTemplate jdbc, Vault vault, Ledger ledger, ObjectProvider<People> people) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.ledger = ledger;
        this.people = people;
    }

    @Override
    @Transactional
    public Hold put(UUID person, String reason, String actor) {
        for (UUID member : members(person)) {
            jdbc.update("""
                    insert into fdforge.legal_hold (person, actor, reason) values (?, ?, ?)
                    on conflict (person) do update set since = clock_timestamp(), actor = excluded.actor,
                      reason = excluded.reason""", member, actor, seal(member, reason));
        }
        ledger.append(Change.of(KIND, person, 1, "set", actor, Map.of()));
        return of(person).orElseThrow();
    }

    /** The oldest one's reason counts where several did: it was there first. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void join(Set<UUID> persons) {
        List<UUID> held = jdbc.queryForList(
                "select person from fdforge.legal_hold where person = any (?::uuid[]) order by since",
                UUID.class,
                (Object) persons.toArray(UUID[]::new));
        if (held.isEmpty()) {
            return;
        }
        Hold first = of(held.get(0)).orElseThrow();
        for (UUID person : persons) {
            if (!held.contains(person)) {
                jdbc.update(
                        "insert into fdforge.legal_hold (person, since, actor, reason) values (?, ?, ?, ?)"
                                + " on conflict do nothing",
                        person,
                        Timestamp.from(first.since()),
                        first.actor(),
                        seal(person, first.reason()));
            }
        }
    }

    @Override
    @Transactional
    public void release(UUID person, String actor) {
        int released = jdbc.update("delete from fdforge.legal_hold where person = any (?::uuid[])", (Object)
                members(person).toArray(UUID[]::new));
        if (released == 0) {
            throw Problem.notFound("A legal hold on this borrower");
        }
        ledger.append(Change.of(KIND, person, 1, "released", actor, Map.of()));
    }

    @Override
    public Optional<Hold> of(UUID person) {
        return jdbc
                .query(
                        "select since, actor, reason from fdforge.legal_hold where person = ?",
                        (row, n) -> new Hold(
                                row.getTimestamp(1).toInstant(), row.getString(2), open(person, row.getBytes(3))),
                        person)
                .stream()
                .findFirst();
    }

    @Override
    public boolean anyOf(Collection<UUID> persons) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from fdforge.legal_hold where person = any (?::uuid[]))", Boolean.class, (Object)
                        persons.toArray(UUID[]::new)));
    }

    private byte[] seal(UUID person, String reason) {
        return vault.of(person).seal(COLUMN, person, reason.getBytes(StandardCharsets.UTF_8));
    }

    private String open(UUID person, byte[] sealed) {
        try {
            return new String(vault.of(person).open(COLUMN, person, sealed), StandardCharsets.UTF_8);
        } catch (ErasedException erased) {
            return "";
        }
    }

    private Set<UUID> members(UUID person) {
        Set<UUID> members = people.getObject().members(person);
        if (members.isEmpty()) {
            throw Problem.notFound("This borrower");
        }
        return members;
    }
}
