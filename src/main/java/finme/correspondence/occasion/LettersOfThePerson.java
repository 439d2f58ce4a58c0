package finme.correspondence.occasion;

import finme.retention.PersonalData;
import org.springframework.stereotype.Component;

/** Whoever is erased gets no letter, and nothing tells of those they got. */
@Component
class LettersOfThePerson implements PersonalData {
    private final LetterRows rows;

    LettersOfThePerson(LetterRows rows) {
        this.rows = rows;
    }

    @Override
    public void erase(Erasing erasing) {
        rows.delete(erasing.persons());
    }
}
