package finme.admin.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.resource.FormFields.Kind;
import finme.admin.resource.ResourceKind;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.crm.Crm;
import finme.crm.CrmConflicts;
import finme.crm.CrmLoads;
import finme.crm.CrmReconciliations;
import finme.crm.CrmStandings;
import finme.crm.CrmTrials;
import finme.crm.RecordKind;
import finme.delivery.States;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** CRMs under administration. */
@Component
@Order(5)
class CrmKind implements ResourceKind<Crm> {
    private static final int SHOWN = 20;
    private static final Map<RecordKind, String> TITLES = Map.of(
            RecordKind.BORROWER, "Borrowers",
            RecordKind.APPLICATION, "Applications",
            RecordKind.PARTNER, "Partners",
            RecordKind.DIRECTORY, "Directories");

    private final Catalogue<Crm> crms;
    private final States states;
    private final CrmConflicts conflicts;
    private final CrmLoads loads;
    private final CrmReconciliations reconciliations;
    private final CrmTrials trials;
    private final CrmStandings standings;

    CrmKind(
            Catalogue<Crm> crms,
            States states,
            CrmConflicts conflicts,
            CrmLoads loads,
            CrmReconciliations reconciliations,
            CrmTrials trials,
            CrmStandings standings) {
        this.standings = standings;
        this.trials = trials;
        this.reconciliations = reconciliations;
        this.loads = loads;
        this.conflicts = conflicts;
        this.crms = crms;
        this.states = states;
    }

    @Override
    public String path() {
        return "crm";
    }

    @Override
    public String noun() {
        return "connection";
    }

    @Override
    public String icon() {
        return "users";
    }

    @Override
    public String description() {
        return "CRMs: how each is reached, which records it has and in which fields. Of a CRM of the kind REST each kind of"
                + " record has its calls, all but the method in FEEL: {\"method\", \"path\", \"headers\", \"body\","
                + " \"answer\"} as read (sees key; answer: the record or null), upsert (key, fields, version; with batch:"
                + " true records; answer: {version, fault}, of a batch with key), or create and update (also record), and"
                + " changed (from, skip, limit, page; answer: records, the oldest first). TRYTON: entity is the model; a link"
                + " is party[code], a field of a row contact_mechanisms[type=mobile].value. sealed: fields that go out as"
                + " compact JWE to publicKey and are opened with privateKey when they come back. auth.kind MTLS (certificate,"
                + " privateKey, authority: PEM), and of REST HMAC (header, secret, algorithm, encoding) over the body, or over"
                + " method, path and query (GET /contacts?since=1) where there is none.";
    }

    @Override
    public Class<Crm> type() {
        return Crm.class;
    }

    @Override
    public Catalogue<Crm> catalogue() {
        return crms;
    }

    @Override
    public Map<String, Kind> inputs() {
        return CrmInputs.ALL;
    }

    @Override
    public Map<String, String> blank() {
        return CrmInputs.BLANK;
    }

    /** A kind of record without a mapping is none of the CRM's business. */
    @Override
    public ObjectNode tidied(ObjectNode form) {
        if (form.path("records") instanceof ObjectNode records) {
            records.properties().stream()
                    .filter(kind -> kind.getValue().path("out").isMissingNode())
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(records::remove);
            if (records.path("borrower") instanceof ObjectNode borrower
                    && borrower.path("in").isMissingNode()) {
                borrower.remove(List.of("else", "owners"));
            }
            if (records.path("application") instanceof ObjectNode application
                    && !application.path("in").isMissingNode()) {
                application.put("else", Crm.Owner.CRM.name());
            }
        }
        return form;
    }

    @Override
    public Map<String, Object> complete(ObjectNode fresh) {
        return Map.of("done", "Created. It is told what changes while it is active.");
    }

    @Override
    public String saved() {
        return "Saved. The next records go out by it.";
    }

    @Override
    public void show(Versioned<Crm> it, Model model) {
        String receiver = it.value().receiver();
        model.addAttribute("sync", states.standing(receiver));
        model.addAttribute("load", loads.newest(it.code()).orElse(null));
        model.addAttribute("walk", reconciliations.newest(it.code()).orElse(null));
        model.addAttribute("conflicts", conflicts.open(it.code()));
        model.addAttribute("waiting", states.waiting(receiver, SHOWN));
        model.addAttribute("reads", states.standing(Crm.READ + it.code()));
        model.addAttribute("toRead", states.waiting(Crm.READ + it.code(), SHOWN));
        model.addAttribute("standing", standings.of(it.value()));
        model.addAttribute("exchanges", standings.exchanges(it.value(), null, null, SHOWN / 2));
        List<Mapped> mapped = new ArrayList<>();
        for (RecordKind kind : RecordKind.values()) {
            Crm.Mapping mapping = it.value().records().of(kind);
            if (mapping != null) {
                mapped.add(new Mapped(kind.word(), TITLES.getOrDefault(kind, kind.word()), mapping));
            }
        }
        model.addAttribute("mapped", mapped);
    }

    @Override
    public CompletionStage<Map<String, Object>> tryOut(Versioned<Crm> it, Map<String, String> sent, String actor) {
        return trials.tryOut(it.value()).thenApply(trial -> Map.of("trial", trial));
    }

    /** One kind of record with its mapping, for the page. */
    record Mapped(String word, String title, Crm.Mapping mapping) {
        public String owners() {
            Crm.Owner other = mapping.otherwise();
            return switch (other == null ? Crm.Owner.CONFLICT : other) {
                case CRM -> "Its value counts unless said otherwise";
                case FINME -> "Ours counts unless said otherwise";
                case LATEST -> "The latest change counts unless said otherwise";
                case CONFLICT -> "Where both have changed a value, a person decides";
            };
        }
    }

    @Override
    public Optional<Switch<Crm>> state(String state) {
        return switch (state) {
            case "PAUSED" ->
                Optional.of(new Switch<>(crm -> crm.withState(Crm.State.PAUSED), "Paused: its records wait."));
            case "ACTIVE" ->
                Optional.of(new Switch<>(
                        crm -> crm.withState(Crm.State.ACTIVE), "Active again: what waited is being sent."));
            default -> Optional.empty();
        };
    }
}
