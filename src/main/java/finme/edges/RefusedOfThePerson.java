package finme.edges;

import finme.edges.RefusedApplications.Sealed;
import finme.retention.PersonalData;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What was refused became nobody's, so each is opened: one in which the person appears is settled, and its content goes. */
@Component
class RefusedOfThePerson implements PersonalData {
    private static final int PAGE = 200;

    private final RefusedApplications refused;
    private final RefusedContents contents;

    RefusedOfThePerson(RefusedApplications refused, RefusedContents contents) {
        this.refused = refused;
        this.contents = contents;
    }

    @Override
    public void erase(Erasing erasing) {
        if (erasing.again()) {
            return;
        }
        UUID last = new UUID(0, 0);
        for (List<Sealed> page = refused.after(last, PAGE); !page.isEmpty(); page = refused.after(last, PAGE)) {
            page.stream()
                    .filter(application -> erasing.traces().appearIn(contents.text(application)))
                    .forEach(application -> refused.settle(application.id()));
            last = page.get(page.size() - 1).id();
        }
    }
}
