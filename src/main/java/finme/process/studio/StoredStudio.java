package finme.process.studio;

import finme.dispatch.PartnerPriorities;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.loan.ApplicationFacts;
import finme.loan.Screening;
import finme.process.DecisionStudio;
import finme.process.decision.RulesOnTrial;
import finme.process.studio.DraftRows.Row;
import finme.process.studio.dmn.DmnFile;
import finme.process.studio.dmn.ReadTable;
import finme.process.studio.dmn.TableDiff;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@EnableConfigurationProperties(StudioSettings.class)
class StoredStudio implements DecisionStudio {
    private final Versions versions;
    private final DraftRows rows;
    private final DraftFaults faults;
    private final RulesOnTrial rules;
    private final Publication publication;
    private final StudioSettings settings;
    private final OpenDrafts open;

    StoredStudio(
            Versions versions,
            DraftRows rows,
            DraftFaults faults,
            RulesOnTrial rules,
            Publication publication,
            OpenDrafts open,
            StudioSettings settings) {
        this.open = open;
        this.versions = versions;
        this.rows = rows;
        this.faults = faults;
        this.rules = rules;
        this.publication = publication;
        this.settings = settings;
    }

    @Override
    public boolean needsSecondPerson() {
        return settings.needsSecondPerson();
    }

    @Override
    public List<String> keys() {
        return versions.keys();
    }

    @Override
    public List<Version> versions(String key) {
        return versions.of(key);
    }

    @Override
    public String xml(String key, int version) {
        return versions.xml(key, version);
    }

    @Override
    public Table table(String key, int version) {
        return ReadTable.of(DmnFile.read(key, versions.xml(key, version)));
    }

    @Override
    public List<RuleChange> diff(String key, int from, int to) {
        return TableDiff.between(DmnFile.read(key, versions.xml(key, from)), DmnFile.read(key, versions.xml(key, to)));
    }

    @Override
    public Draft save(String key, String xml, @Nullable String note, String author) {
        int base = versions.live(key);
        DmnFile file = DmnFile.read(key, xml);
        UUID id = Ids.next();
        rows.add(id, key, base, xml, note, author, faults.write(faults.find(file)));
        return draft(key, id).orElseThrow();
    }

    @Override
    public List<Draft> drafts(String key) {
        return rows.open(key).stream().map(this::draft).toList();
    }

    @Override
    public Optional<Draft> draft(String key, UUID id) {
        return rows.find(key, id).map(this::draft);
    }

    private Draft draft(Row row) {
        DmnFile file = DmnFile.read(row.decision(), row.xml());
        DmnFile live = DmnFile.read(row.decision(), versions.xml(row.decision(), null));
        return new Draft(
                row.id(),
                row.decision(),
                row.xml(),
                row.note(),
                row.author(),
                row.at(),
                row.base(),
                row.state(),
                faults.of(file, row.faults()),
                TableDiff.between(live, file),
                row.trial());
    }

    @Override
    @Transactional
    public void discard(String key, UUID draft, String actor) {
        settle(open.lock(key, draft), State.DISCARDED, actor, null);
    }

    @Override
    @Transactional
    public Version publish(String key, UUID id, String actor) {
        Row row = open.ready(key, id, actor);
        int version = publication.deploy(key, row.xml(), actor, "published", row.note());
        settle(row, State.PUBLISHED, actor, version);
        return newest(key);
    }

    private void settle(Row row, State state, String actor, @Nullable Integer version) {
        rows.settle(row.id(), state, actor, version);
        if (row.trial() != null && row.trial().isRunning()) {
            publication.trialEnded(row, actor);
            rules.changed();
        }
    }

    @Override
    @Transactional
    public Version restore(String key, int version, String actor) {
        String xml = versions.xml(key, version);
        if (version == versions.live(key)) {
            throw Problem.conflict("already_live", "Version " + version + " is live.");
        }
        publication.deploy(key, xml, actor, "restored", "Version " + version + " again");
        return newest(key);
    }

    private Version newest(String key) {
        return versions.of(key).get(0);
    }

    @Override
    public PartnerPriorities priorities() {
        return rules.priorities();
    }

    @Override
    public PartnerPriorities priorities(Draft draft) {
        if (!RulesOnTrial.isOfRouting(draft.key())) {
            throw Problem.conflict("no_routing", "This decision does not say who is asked.");
        }
        OpenDrafts.refuseFaulty(draft.faults());
        return rules.priorities(DmnFile.read(draft.key(), draft.xml()).decision());
    }

    @Override
    public Function<ApplicationFacts, Screening> screening(@Nullable Draft draft) {
        if (draft == null) {
            return rules.screening();
        }
        OpenDrafts.refuseFaulty(draft.faults());
        return rules.screening(DmnFile.read(draft.key(), draft.xml()).decision());
    }
}
