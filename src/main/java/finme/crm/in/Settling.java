package finme.crm.in;

import com.fasterxml.jackson.databind.JsonNode;
import finme.borrower.Borrowers;
import finme.crm.Crm;
import finme.crm.CrmConflicts;
import finme.crm.CrmConflicts.Conflict;
import finme.crm.CrmConflicts.Take;
import finme.crm.RecordKind;
import finme.crm.merge.CommonVersion;
import finme.crm.twoway.BorrowerFields;
import finme.crm.twoway.CommonVersions;
import finme.crm.twoway.CommonVersions.Known;
import finme.crm.twoway.InValues;
import finme.delivery.States;
import finme.delivery.States.Subject;
import finme.kernel.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows when somebody has decided. */
@Component
class Settling {
    private final CommonVersions versions;
    private final BorrowerFields fields;
    private final Borrowers borrowers;
    private final InValues in;
    private final States states;

    Settling(CommonVersions versions, BorrowerFields fields, Borrowers borrowers, InValues in, States states) {
        this.in = in;
        this.versions = versions;
        this.fields = fields;
        this.borrowers = borrowers;
        this.states = states;
    }

    void settle(Crm crm, Conflict conflict, Known known, Take take, @Nullable JsonNode value, String actor) {
        UUID borrower = conflict.borrower();
        if (conflict.attribute().equals(CrmConflicts.RECORD)) {
            if (take == Take.OURS) {
                versions.forget(crm.code(), borrower);
            }
        } else {
            CommonVersion next = next(crm, conflict, known.common(), take, value, actor);
            versions.store(crm.code(), borrower, new Known(known.etag(), next));
        }
        states.tell(crm.receiver(), List.of(new Subject(RecordKind.BORROWER.word(), borrower.toString())));
    }

    private CommonVersion next(
            Crm crm, Conflict conflict, CommonVersion common, Take take, @Nullable JsonNode value, String actor) {
        String name = conflict.attribute();
        return switch (take) {
            case OURS -> common.decidedForOurs(name);
            case THEIRS -> {
                if (!conflict.theirs().isNull()) {
                    learn(conflict, conflict.theirs(), crm.receiver());
                }
                yield common.taken(name, now(conflict));
            }
            case VALUE -> {
                if (value == null || value.isNull()) {
                    throw Problem.invalid("/value", "required", "A value is needed here.");
                }
                learn(conflict, value, "admin:" + actor);
                yield common.decidedForOurs(name);
            }
        };
    }

    private void learn(Conflict conflict, JsonNode value, String source) {
        borrowers.learn(
                conflict.borrower(),
                Map.of(conflict.attribute(), in.normal(conflict.attribute(), value)),
                source,
                null);
    }

    private JsonNode now(Conflict conflict) {
        return Merges.value(fields.values(conflict.borrower()).orElseGet(Map::of), conflict.attribute());
    }
}
