package finme.admin.crm;

import finme.canonical.Masking;
import finme.crm.CrmConflicts;
import finme.crm.CrmConflicts.Conflict;
import finme.crm.CrmConflicts.State;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Conflicts as they may be seen: masked, or in clear to those who decide, with a trace of who looked. */
@Component
class ConflictDesk {
    private final CrmConflicts conflicts;
    private final Ledger ledger;

    ConflictDesk(CrmConflicts conflicts, Ledger ledger) {
        this.conflicts = conflicts;
        this.ledger = ledger;
    }

    public List<Conflict> masked(String crm, State state, @Nullable UUID before, int limit) {
        return conflicts.list(crm, state, before, limit).stream()
                .map(ConflictDesk::mask)
                .toList();
    }

    /** No look without a trace: what is returned is shown after the trace is committed. */
    @Transactional
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public List<Conflict> revealed(String crm, State state, @Nullable UUID before, int limit, String actor) {
        List<Conflict> found = conflicts.list(crm, state, before, limit);
        ledger.append(found.stream()
                .map(Conflict::borrower)
                .distinct()
                .map(borrower -> Change.of("borrower", borrower, 0, "revealed", actor, Map.of("what", "conflict")))
                .toArray(Change[]::new));
        return found;
    }

    private static Conflict mask(Conflict conflict) {
        String attribute = conflict.attribute();
        return new Conflict(
                conflict.id(),
                conflict.crm(),
                conflict.borrower(),
                attribute,
                conflict.state(),
                Masking.mask(conflict.ours(), attribute),
                Masking.mask(conflict.theirs(), attribute),
                Masking.mask(conflict.base(), attribute),
                conflict.at(),
                conflict.decidedBy());
    }
}
