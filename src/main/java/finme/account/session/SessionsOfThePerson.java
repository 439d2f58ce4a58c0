package finme.account.session;

import finme.retention.PersonalData;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whoever is to be erased is signed out everywhere at once. */
@Component
class SessionsOfThePerson implements PersonalData {
    private final SessionRows rows;

    SessionsOfThePerson(SessionRows rows) {
        this.rows = rows;
    }

    @Override
    public void end(Set<UUID> persons, String actor) {
        rows.deleteOf(persons);
    }

    @Override
    public void erase(Erasing erasing) {
        rows.deleteOf(erasing.persons());
    }
}
