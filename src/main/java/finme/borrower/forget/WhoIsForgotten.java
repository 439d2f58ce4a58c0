package finme.borrower.forget;

import finme.borrower.Attribute;
import finme.borrower.Known;
import finme.borrower.Persons;
import finme.borrower.Replaced;
import finme.fdforge.Change;
import finme.fdforge.ErasedException;
import finme.fdforge.Ledger;
import finme.retention.People;
import finme.retention.PersonalData;
import finme.retention.Traces;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** A person to be erased: nothing finds them any more, and whoever knows the id hears of it by the ledger. */
@Component
class WhoIsForgotten implements PersonalData, People {
    private final Persons persons;
    private final JdbcTemplate jdbc;
    private final Ledger ledger;

    WhoIsForgotten(Persons persons, JdbcTemplate jdbc, Ledger ledger) {
        this.persons = persons;
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    @Override
    public Set<UUID> members(UUID person) {
        return persons.members(person);
    }

    @Override
    public void trace(Set<UUID> ids, Traces traces) {
        for (UUID id : ids) {
            traces.unique(id.toString());
            try {
                persons.find(id).ifPresent(person -> person.attributes().forEach(each -> trace(each, traces)));
            } catch (ErasedException gone) {
                continue;
            }
        }
    }

    /** Whatever anybody ever said of them. */
    private static void trace(Attribute attribute, Traces traces) {
        Stream.of(
                        Stream.of(attribute.value()),
                        attribute.others().stream(),
                        attribute.replaced().stream().map(Replaced::known))
                .flatMap(all -> all)
                .map(Known::value)
                .forEach(value -> trace(attribute.name(), value.asText(), traces));
    }

    private static void trace(String name, String value, Traces traces) {
        switch (name) {
            case "borrower.taxId", "borrower.email" -> traces.unique(value);
            case "borrower.phone" -> traces.phone(value);
            case "borrower.firstName" -> traces.names(value, null);
            case "borrower.lastName" -> traces.names(null, value);
            default -> {}
        }
    }

    @Override
    public void erase(Erasing erasing) {
        UUID[] ids = erasing.persons().toArray(UUID[]::new);
        jdbc.update("delete from fdforge.borrower_key where borrower = any (?::uuid[])", (Object) ids);
        jdbc.update(
                "delete from fdforge.borrower_match where one = any (?::uuid[]) or other = any (?::uuid[])", ids, ids);
        if (!erasing.again()) {
            announce(ids, erasing.actor());
        }
    }

    private void announce(UUID[] ids, String actor) {
        jdbc.query(
                """
                update fdforge.borrower set version = version + 1, changed_at = now() where id = any (?::uuid[])
                returning id, version""",
                row -> {
                    ledger.append(Change.of(
                            "borrower", row.getObject(1, UUID.class), row.getInt(2), "erased", actor, Map.of()));
                },
                (Object) ids);
    }
}
