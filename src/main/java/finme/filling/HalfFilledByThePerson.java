package finme.filling;

import finme.filling.HalfFilledForms.Row;
import finme.retention.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Begun forms belong to nobody we know, so they are opened one by one: one in which the person appears goes. */
@Component
class HalfFilledByThePerson implements PersonalData {
    private static final int PAGE = 500;

    private final HalfFilledForms forms;

    HalfFilledByThePerson(HalfFilledForms forms) {
        this.forms = forms;
    }

    @Override
    public void erase(Erasing erasing) {
        if (erasing.again()) {
            return;
        }
        UUID last = new UUID(0, 0);
        List<UUID> hits = new ArrayList<>();
        for (List<Row> page = forms.after(last, PAGE); !page.isEmpty(); page = forms.after(last, PAGE)) {
            page.stream()
                    .filter(row -> erasing.traces().appearIn(row.open()))
                    .map(Row::id)
                    .forEach(hits::add);
            last = page.get(page.size() - 1).id();
        }
        forms.delete(hits);
    }
}
