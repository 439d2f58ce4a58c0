package finme.account.passkey;

import finme.retention.PersonalData;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whoever is to be erased comes in by no passkey any more. */
@Component
class PasskeysOfThePerson implements PersonalData {
    private final PasskeyRows rows;

    PasskeysOfThePerson(PasskeyRows rows) {
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
