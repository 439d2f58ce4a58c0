package finme.crm.in;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import finme.borrower.Borrowers;
import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.crm.CrmConflicts;
import finme.crm.RecordKind;
import finme.crm.connector.CrmReading;
import finme.crm.merge.CommonVersion;
import finme.crm.merge.Merged;
import finme.crm.merge.Merged.Dispute;
import finme.crm.merge.Ours;
import finme.crm.merge.Policy;
import finme.crm.merge.Theirs;
import finme.crm.twoway.BorrowerFields;
import finme.crm.twoway.CommonVersions;
import finme.crm.twoway.CommonVersions.Known;
import finme.crm.twoway.Disputes;
import finme.crm.twoway.InValues;
import finme.crm.twoway.ToldValues;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Merges a record that was read there with what we have, in the caller's transaction. */
@Component
public class Merges {
    private final CommonVersions versions;
    private final Disputes disputes;
    private final InValues in;
    private final ToldValues told;
    private final BorrowerFields fields;
    private final Borrowers borrowers;

    Merges(
            CommonVersions versions,
            Disputes disputes,
            InValues in,
            ToldValues told,
            BorrowerFields fields,
            Borrowers borrowers) {
        this.told = told;
        this.versions = versions;
        this.disputes = disputes;
        this.in = in;
        this.fields = fields;
        this.borrowers = borrowers;
    }

    /** @param send whether something of ours is to be told to it @param taken whether something of theirs counts here now */
    public record Outcome(boolean send, boolean taken) {
        static final Outcome NOTHING = new Outcome(false, false);
    }

    public Outcome merge(Crm crm, UUID borrower, CrmReading.Found found) {
        Mapping mapping = crm.records().of(RecordKind.BORROWER);
        Known known = versions.lock(crm.code(), borrower).orElse(null);
        if (mapping == null
                || (known != null && found.etag() != null && found.etag().equals(known.etag()))) {
            return Outcome.NOTHING;
        }
        CommonVersion common = known == null ? CommonVersion.NONE : known.common();
        Theirs theirs = found.opaque().isEmpty()
                ? in.read(mapping, found.record())
                : told.of(mapping, found.record(), common).orElseGet(() -> in.read(mapping, found.record()));
        return merge(crm, borrower, theirs, found.etag(), found.exposed());
    }

    /**
     * The same with values that are known already. What was to be told before still is: fields that nobody merges may
     * differ there.
     *
     * @param etag of the record that has them; null when it has none
     * @param tell whether it is to be told in any case
     */
    Outcome merge(Crm crm, UUID borrower, Theirs theirs, @Nullable String etag, boolean tell) {
        Mapping mapping = Objects.requireNonNull(crm.records().of(RecordKind.BORROWER));
        Known known = versions.lock(crm.code(), borrower).orElse(null);
        Optional<Map<String, Ours>> ours = fields.values(borrower);
        if (ours.isEmpty()) {
            return Outcome.NOTHING;
        }
        CommonVersion common =
                known == null ? CommonVersion.NONE : known.common().without(CrmConflicts.RECORD);
        Merged merged = common.merge(theirs, ours.get(), Policy.of(mapping));
        CommonVersion next = merged.next();
        if (!merged.take().isEmpty()) {
            borrowers.learn(borrower, merged.take(), crm.receiver(), null);
            Map<String, Ours> now = fields.values(borrower).orElseGet(Map::of);
            for (String name : merged.take().keySet()) {
                next = next.taken(name, value(now, name));
            }
        }
        disputes.keep(crm.code(), borrower, merged.disputed(), next.open());
        boolean untold = known != null && known.common().told() == null;
        boolean inStep = merged.send().isEmpty() && !tell && !untold;
        versions.store(
                crm.code(),
                borrower,
                new Known(etag, inStep ? next.inStep(fields.digest(crm, mapping, borrower, next)) : next, theirs.at()));
        return new Outcome(!inStep, !merged.take().isEmpty());
    }

    /**
     * Whoever deleted it there may have meant it: somebody decides whether it comes back.
     *
     * @return false when it was never there, as far as we know
     */
    public boolean missing(Crm crm, UUID borrower) {
        Known known = versions.lock(crm.code(), borrower).orElse(null);
        if (known == null || known.common().equals(CommonVersion.NONE)) {
            return false;
        }
        Dispute deleted = new Dispute(NullNode.getInstance(), NullNode.getInstance(), NullNode.getInstance());
        CommonVersion next = known.common().disputing(CrmConflicts.RECORD);
        disputes.keep(crm.code(), borrower, Map.of(CrmConflicts.RECORD, deleted), next.open());
        versions.store(crm.code(), borrower, new Known(null, next));
        return true;
    }

    static JsonNode value(Map<String, Ours> ours, String name) {
        Ours our = ours.get(name);
        return our == null ? NullNode.getInstance() : our.value();
    }
}
