package finme.crm.out;

import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.crm.RecordKind;
import finme.crm.connector.CrmRecord;
import finme.crm.twoway.TwoWayRecords;
import finme.crm.view.RecordViews;
import finme.crm.view.RecordViews.View;
import finme.delivery.States.Subject;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Records as a CRM is to have them: read as they are now, mapped into its fields. */
@Component
public class OutRecords {
    private final List<RecordViews> views;
    private final TwoWayRecords twoWay;
    private final Feel feel;

    OutRecords(List<RecordViews> views, TwoWayRecords twoWay, Feel feel) {
        this.views = views;
        this.twoWay = twoWay;
        this.feel = feel;
    }

    /**
     * @param faults of those that can't be mapped
     * @param versions of our records as they are sent, by key
     * @param twoWay what there is to know of those that the CRM may change, too
     */
    record Batch(
            Collection<CrmRecord> records,
            Map<Subject, String> faults,
            Map<String, Integer> versions,
            TwoWayRecords.Prepared twoWay) {}

    Batch of(Crm crm, List<Subject> subjects) {
        List<CrmRecord> records = new ArrayList<>();
        Map<Subject, String> faults = new HashMap<>();
        Map<String, Integer> versions = new HashMap<>();
        TwoWayRecords.Prepared both = TwoWayRecords.Prepared.none();
        Map<RecordKind, List<Subject>> byKind = new EnumMap<>(RecordKind.class);
        subjects.forEach(subject -> RecordKind.of(subject.kind())
                .filter(crm::hears)
                .ifPresent(kind ->
                        byKind.computeIfAbsent(kind, fresh -> new ArrayList<>()).add(subject)));
        byKind.forEach((kind, all) -> {
            Mapping mapping = crm.records().of(kind);
            if (mapping != null && mapping.in() != null && kind == RecordKind.BORROWER) {
                TwoWayRecords.Prepared prepared = twoWay.of(crm, mapping, all);
                prepared.sendings().values().forEach(sending -> records.add(sending.record()));
                both.addAll(prepared);
                all.retainAll(prepared.others());
            }
            if (mapping != null && mapping.out() != null && !all.isEmpty()) {
                Map<String, View> found =
                        views(kind).of(all.stream().map(Subject::key).toList(), feel.mentions(mapping.out()));
                for (Subject subject : all) {
                    View view = found.get(subject.key());
                    if (view != null) {
                        versions.put(subject.key(), view.version());
                        map(subject, mapping, mapping.out(), view, records, faults);
                    }
                }
            }
        });
        return new Batch(records, faults, versions, both);
    }

    /**
     * What it is to have of records that it may not change.
     *
     * @return fields by record; what is gone, none of its business or can't be mapped is missing
     */
    public Map<Subject, Map<String, Object>> expected(Crm crm, RecordKind kind, List<Subject> subjects) {
        Mapping mapping = crm.records().of(kind);
        Map<Subject, Map<String, Object>> expected = new HashMap<>();
        if (mapping != null && mapping.out() != null && !subjects.isEmpty()) {
            List<CrmRecord> records = new ArrayList<>();
            Map<String, View> found =
                    views(kind).of(subjects.stream().map(Subject::key).toList(), feel.mentions(mapping.out()));
            for (Subject subject : subjects) {
                View view = found.get(subject.key());
                if (view != null) {
                    map(subject, mapping, mapping.out(), view, records, new HashMap<>());
                }
            }
            records.forEach(record -> expected.put(record.subject(), record.fields()));
        }
        return expected;
    }

    private void map(
            Subject subject,
            Mapping mapping,
            String out,
            View view,
            List<CrmRecord> records,
            Map<Subject, String> faults) {
        try {
            if (feel.compile(out).evaluate(view.context()) instanceof Map<?, ?> made) {
                Map<String, Object> fields = new LinkedHashMap<>();
                made.forEach((name, value) -> fields.put(String.valueOf(name), value));
                records.add(new CrmRecord(subject, mapping, fields, Map.of()));
            } else {
                faults.put(subject, "mapping gives no fields");
            }
        } catch (MappingFault fault) {
            faults.put(subject, "mapping fails");
        }
    }

    /** In the transaction that writes it down. */
    void taken(Crm crm, Batch batch, List<Subject> taken, Map<Subject, String> etags) {
        twoWay.taken(crm, batch.twoWay(), taken, etags);
    }

    void refused(Crm crm, Batch batch, Map<Subject, String> faults) {
        twoWay.refused(crm, batch.twoWay(), faults);
    }

    private RecordViews views(RecordKind kind) {
        return views.stream().filter(each -> each.kind() == kind).findFirst().orElseThrow();
    }
}
