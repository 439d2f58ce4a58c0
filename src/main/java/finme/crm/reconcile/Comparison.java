package finme.crm.reconcile;

import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.crm.CrmReconciliations.Report;
import finme.crm.RecordKind;
import finme.crm.connector.CrmReading;
import finme.crm.connector.CrmReading.Found;
import finme.crm.connector.CrmReading.Missing;
import finme.crm.in.Merges;
import finme.crm.out.OutRecords;
import finme.crm.twoway.BorrowerFields;
import finme.crm.twoway.BorrowerFields.Made;
import finme.crm.twoway.CommonVersions;
import finme.crm.twoway.CommonVersions.Known;
import finme.delivery.States;
import finme.delivery.States.Subject;
import finme.mapping.MappingFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares records that were read there with what we have, and puts right what differs, in the caller's transaction. */
@Component
class Comparison {
    private final OutRecords out;
    private final BorrowerFields fields;
    private final CommonVersions versions;
    private final Merges merges;
    private final States states;

    Comparison(OutRecords out, BorrowerFields fields, CommonVersions versions, Merges merges, States states) {
        this.out = out;
        this.fields = fields;
        this.versions = versions;
        this.merges = merges;
        this.states = states;
    }

    private enum Finding {
        SAME,
        MISSING,
        DRIFTED,
        TAKEN,
        DISPUTED,
        FAILED,
        /** None of the CRM's business. */
        NOTHING
    }

    Report of(Crm crm, Map<Subject, CrmReading> readings) {
        int[] counts = new int[Finding.values().length];
        List<Subject> tell = new ArrayList<>();
        for (RecordKind kind : RecordKind.values()) {
            List<Subject> subjects = readings.keySet().stream()
                    .filter(subject -> subject.kind().equals(kind.word()))
                    .sorted()
                    .toList();
            boolean both = kind == RecordKind.BORROWER && crm.tells(kind);
            Map<Subject, Map<String, Object>> expected = both ? Map.of() : out.expected(crm, kind, subjects);
            for (Subject subject : subjects) {
                CrmReading reading = Objects.requireNonNull(readings.get(subject));
                Finding finding = both
                        ? ofBoth(crm, UUID.fromString(subject.key()), reading)
                        : ofOurs(expected.get(subject), reading);
                counts[finding.ordinal()]++;
                if (finding == Finding.MISSING || finding == Finding.DRIFTED) {
                    tell.add(subject);
                }
            }
        }
        states.tell(crm.receiver(), tell);
        return report(counts);
    }

    private static Report report(int[] counts) {
        return new Report(
                counts[Finding.SAME.ordinal()],
                counts[Finding.MISSING.ordinal()],
                counts[Finding.DRIFTED.ordinal()],
                counts[Finding.TAKEN.ordinal()],
                counts[Finding.DISPUTED.ordinal()],
                counts[Finding.FAILED.ordinal()],
                0);
    }

    private static Finding ofOurs(@Nullable Map<String, Object> ours, CrmReading reading) {
        if (ours == null) {
            return Finding.NOTHING;
        }
        if (reading instanceof Found found) {
            return !found.exposed() && SameFields.are(readable(ours, found), found.record())
                    ? Finding.SAME
                    : Finding.DRIFTED;
        }
        return reading instanceof Missing ? Finding.MISSING : Finding.FAILED;
    }

    /** What is sealed to others can't be compared. */
    private static Map<String, Object> readable(Map<String, Object> ours, Found found) {
        Map<String, Object> readable = new LinkedHashMap<>(ours);
        readable.keySet().removeAll(found.opaque());
        return readable;
    }

    private Finding ofBoth(Crm crm, UUID borrower, CrmReading reading) {
        Mapping mapping = crm.records().of(RecordKind.BORROWER);
        if (mapping == null || fields.values(borrower).isEmpty()) {
            return Finding.NOTHING;
        }
        if (reading instanceof Missing) {
            return merges.missing(crm, borrower) ? Finding.DISPUTED : Finding.MISSING;
        }
        try {
            return reading instanceof Found found ? compared(crm, mapping, borrower, found) : Finding.FAILED;
        } catch (MappingFault fault) {
            return Finding.FAILED;
        }
    }

    private Finding compared(Crm crm, Mapping mapping, UUID borrower, Found found) {
        Merges.Outcome merged = merges.merge(crm, borrower, found);
        Known known = versions.lock(crm.code(), borrower).orElse(null);
        Made made = known == null
                ? null
                : fields.of(crm, mapping, borrower, known.common()).orElse(null);
        if (known == null || made == null) {
            return Finding.NOTHING;
        }
        if (found.exposed() || !SameFields.are(readable(made.fields(), found), found.record())) {
            versions.store(crm.code(), borrower, known.untold());
            return Finding.DRIFTED;
        }
        if (!known.common().open().isEmpty()) {
            return Finding.DISPUTED;
        }
        return merged.taken() ? Finding.TAKEN : Finding.SAME;
    }
}
