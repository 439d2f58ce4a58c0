package finme.process.studio;

import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.process.DecisionStudio.Finding;
import finme.process.DecisionStudio.Severity;
import finme.process.DecisionStudio.State;
import finme.process.studio.DraftRows.Row;
import finme.process.studio.dmn.DmnFile;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What has to be true of a draft before anything goes by it. */
@Component
class OpenDrafts {
    private final Versions versions;
    private final DraftRows rows;
    private final DraftFaults faults;
    private final StudioSettings settings;

    OpenDrafts(Versions versions, DraftRows rows, DraftFaults faults, StudioSettings settings) {
        this.versions = versions;
        this.rows = rows;
        this.faults = faults;
        this.settings = settings;
    }

    /** Until the transaction ends nobody else settles it. @throws Problem 404, 409 {@code draft_settled} */
    Row lock(String key, UUID id) {
        Row row = rows.lock(key, id).orElseThrow(() -> Problem.notFound("This draft"));
        if (row.state() != State.OPEN) {
            throw Problem.conflict(
                    "draft_settled",
                    row.state() == State.PUBLISHED ? "This draft was published." : "This draft was discarded.");
        }
        return row;
    }

    /**
     * The same, and applications may go by it.
     *
     * @throws Problem also 403 {@code second_person_needed}, 409 {@code draft_outdated}, 422 {@code faulty_draft}
     */
    Row ready(String key, UUID id, String actor) {
        Row row = lock(key, id);
        if (settings.needsSecondPerson() && row.author().equals(actor)) {
            throw Problem.of(403, "second_person_needed", "Somebody else than its author has to publish a draft.");
        }
        int live = versions.live(key);
        if (row.base() != live) {
            throw Problem.conflict(
                    "draft_outdated",
                    "Version " + live + " went live after this draft was written from version " + row.base()
                            + "; save it anew, and what is different now is shown.");
        }
        refuseFaulty(faults.find(DmnFile.read(key, row.xml())));
        return row;
    }

    static void refuseFaulty(List<Finding> found) {
        List<Fault> errors = found.stream()
                .filter(fault -> fault.severity() == Severity.ERROR)
                .map(fault -> new Fault("/xml", "faulty_draft", fault.text()))
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.told(422, "faulty_draft", "The draft has " + errors.size() + " fault(s).", errors, null);
        }
    }
}
