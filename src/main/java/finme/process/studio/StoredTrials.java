package finme.process.studio;

import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Problem;
import finme.process.DecisionStudio;
import finme.process.DecisionStudio.Draft;
import finme.process.DecisionTrials;
import finme.process.decision.RulesOnTrial;
import finme.process.studio.DraftRows.Row;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class StoredTrials implements DecisionTrials {
    private static final int MOST = 99;

    private final DecisionStudio studio;
    private final OpenDrafts open;
    private final DraftRows rows;
    private final RulesOnTrial rules;
    private final Publication publication;
    private final Ledger ledger;

    StoredTrials(
            DecisionStudio studio,
            OpenDrafts open,
            DraftRows rows,
            RulesOnTrial rules,
            Publication publication,
            Ledger ledger) {
        this.studio = studio;
        this.open = open;
        this.publication = publication;
        this.rows = rows;
        this.rules = rules;
        this.ledger = ledger;
    }

    @Override
    @Transactional
    public Draft start(String key, UUID id, int share, String actor) {
        if (share < 1 || share > MOST) {
            throw Problem.invalid("/share", "out_of_range", "Must be between 1 and " + MOST + ", of a hundred.");
        }
        if (!RulesOnTrial.isOfRouting(key)) {
            throw Problem.conflict("no_routing", "This decision does not say who is asked.");
        }
        Row row = open.ready(key, id, actor);
        try {
            rows.startTrial(id, share, actor);
        } catch (DuplicateKeyException running) {
            throw Problem.conflict("trial_running", "Another draft is on trial; end that first.");
        }
        Map<String, Object> details = Map.of("draft", id, "share", share);
        ledger.append(Change.of("decision", key, row.base(), "trial_started", actor, details));
        rules.changed();
        return studio.draft(key, id).orElseThrow();
    }

    @Override
    @Transactional
    public Draft end(String key, UUID id, String actor) {
        Row row = open.lock(key, id);
        if (row.trial() == null || !row.trial().isRunning()) {
            throw Problem.conflict("no_trial", "This draft is not on trial.");
        }
        rows.endTrial(id);
        publication.trialEnded(row, actor);
        rules.changed();
        return studio.draft(key, id).orElseThrow();
    }
}
