package finme.crm.in;

import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.crm.RecordKind;
import finme.crm.seal.FieldSeal;
import finme.crm.twoway.CommonVersions;
import finme.crm.twoway.CommonVersions.Known;
import finme.crm.twoway.InValues;
import finme.crm.twoway.ToldValues;
import finme.delivery.States;
import finme.delivery.States.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Changes that came with their values, taken over without asking the CRM once more, in the caller's transaction. */
@Component
class ToldChanges {
    private static final String ETAG = "@odata.etag";

    private final CommonVersions versions;
    private final ToldValues values;
    private final Merges merges;
    private final States states;
    private final FieldSeal seal;

    ToldChanges(CommonVersions versions, ToldValues values, Merges merges, States states, FieldSeal seal) {
        this.seal = seal;
        this.versions = versions;
        this.values = values;
        this.merges = merges;
        this.states = states;
    }

    enum Fate {
        TAKEN,
        /** The record is known as it is now or was even later. */
        STALE,
        /** What was told does not say how the record is now: it has to be read. */
        UNCLEAR
    }

    /** @param told fields by their names there */
    Fate take(Crm crm, UUID borrower, Map<String, Object> told) {
        Mapping mapping = crm.records().of(RecordKind.BORROWER);
        Instant at = mapping == null ? null : InValues.changedAt(mapping, told);
        Known known = versions.lock(crm.code(), borrower).orElse(null);
        if (mapping == null || at == null || known == null || at.equals(known.at())) {
            return Fate.UNCLEAR;
        }
        if (known.at() != null && at.isBefore(known.at())) {
            return Fate.STALE;
        }
        FieldSeal.Opened opened = seal.open(crm, told);
        return values.of(mapping, opened.fields(), known.common())
                .map(theirs -> {
                    String etag = told.get(ETAG) instanceof String text ? text : known.etag();
                    if (merges.merge(crm, borrower, theirs, etag, opened.exposed())
                            .send()) {
                        states.tell(
                                crm.receiver(), List.of(new Subject(RecordKind.BORROWER.word(), borrower.toString())));
                    }
                    return Fate.TAKEN;
                })
                .orElse(Fate.UNCLEAR);
    }
}
