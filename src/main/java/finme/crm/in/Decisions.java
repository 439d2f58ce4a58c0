package finme.crm.in;

import com.fasterxml.jackson.databind.JsonNode;
import finme.catalogue.Catalogue;
import finme.crm.Crm;
import finme.crm.CrmConflicts;
import finme.crm.twoway.CommonVersions;
import finme.crm.twoway.CommonVersions.Known;
import finme.crm.twoway.Disputes;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class Decisions implements CrmConflicts {
    private static final int LONGEST_LIST = 200;

    private final Catalogue<Crm> crms;
    private final Disputes disputes;
    private final CommonVersions versions;
    private final Settling settling;
    private final Ledger ledger;

    Decisions(Catalogue<Crm> crms, Disputes disputes, CommonVersions versions, Settling settling, Ledger ledger) {
        this.crms = crms;
        this.disputes = disputes;
        this.versions = versions;
        this.settling = settling;
        this.ledger = ledger;
    }

    @Override
    public List<Conflict> list(String crm, State state, @Nullable UUID before, int limit) {
        return disputes.list(crm, state, before, Math.max(1, Math.min(limit, LONGEST_LIST)));
    }

    @Override
    public long open(@Nullable String crm) {
        return disputes.open(crm);
    }

    @Override
    @Transactional
    public void decide(String code, UUID id, Take take, @Nullable JsonNode value, String actor) {
        Crm crm =
                crms.find(code).orElseThrow(() -> Problem.notFound("This CRM")).value();
        Conflict seen = find(code, id);
        Known known = versions.lock(code, seen.borrower()).orElseThrow(() -> Problem.notFound("This conflict"));
        Conflict conflict = find(code, id);
        if (conflict.state() != State.OPEN) {
            throw Problem.conflict("settled", "It has been settled in the meantime.");
        }
        disputes.settle(id, take.name(), actor);
        settling.settle(crm, conflict, known, take, value, actor);
        ledger.append(Change.of(
                "crm",
                code,
                0,
                "conflict_decided",
                actor,
                Map.of("conflict", id, "attribute", conflict.attribute(), "take", take.name(), "state", crm.state())));
    }

    private Conflict find(String crm, UUID id) {
        return disputes.find(id)
                .filter(conflict -> conflict.crm().equals(crm))
                .orElseThrow(() -> Problem.notFound("This conflict"));
    }
}
