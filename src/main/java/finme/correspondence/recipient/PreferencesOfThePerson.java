package finme.correspondence.recipient;

import finme.retention.PersonalData;
import org.springframework.stereotype.Component;

@Component
class PreferencesOfThePerson implements PersonalData {
    private final PreferenceRows rows;

    PreferencesOfThePerson(PreferenceRows rows) {
        this.rows = rows;
    }

    @Override
    public void erase(Erasing erasing) {
        rows.delete(erasing.persons());
    }
}
