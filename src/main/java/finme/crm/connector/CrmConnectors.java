package finme.crm.connector;

import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.crm.RecordKind;
import finme.crm.connector.CrmResult.Said;
import finme.crm.seal.FieldSeal;
import finme.delivery.States.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** The connection to a CRM of each kind. */
@Component
public class CrmConnectors {
    private final List<CrmConnector> all;
    private final FieldSeal seal;

    CrmConnectors(List<CrmConnector> all, FieldSeal seal) {
        this.seal = seal;
        this.all = all;
    }

    public CrmConnector of(Crm crm) {
        return all.stream()
                .filter(connector -> connector.kind() == crm.kind())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no connection to a CRM of the kind " + crm.kind()));
    }

    /** @return most records it is told at once */
    public int told(Crm crm, int usual) {
        return Math.min(crm.batchOr(usual), of(crm).mostTold(crm));
    }

    /** @return most records it is asked for at once */
    public int read(Crm crm, int usual) {
        return Math.min(crm.batchOr(usual), of(crm).mostRead(crm));
    }

    /** Makes each record there what it is here; what is to be sealed goes sealed. */
    public CompletableFuture<CrmResult<CrmTaken>> tell(Crm crm, Collection<CrmRecord> records) {
        List<CrmRecord> sealed = records.stream()
                .map(record -> new CrmRecord(
                        record.subject(), record.mapping(), seal.seal(crm, record.fields()), record.headers()))
                .toList();
        return of(crm).upsert(crm, sealed);
    }

    /** Reads records of any kinds that it has, as they are now; those of other kinds are left out. */
    public CompletableFuture<CrmResult<Map<Subject, CrmReading>>> read(Crm crm, Collection<Subject> subjects) {
        CompletableFuture<CrmResult<Map<Subject, CrmReading>>> all =
                CompletableFuture.completedFuture(new Said<>(Map.of()));
        for (RecordKind kind : RecordKind.values()) {
            Mapping mapping = crm.records().of(kind);
            List<Subject> ofKind = subjects.stream()
                    .filter(subject -> subject.kind().equals(kind.word()))
                    .toList();
            if (mapping != null && !ofKind.isEmpty()) {
                all = all.thenCombine(of(crm).read(crm, mapping, ofKind), CrmConnectors::both);
            }
        }
        return crm.sealed() == null ? all : all.thenApply(result -> opened(crm, result));
    }

    private CrmResult<Map<Subject, CrmReading>> opened(Crm crm, CrmResult<Map<Subject, CrmReading>> result) {
        if (!(result instanceof Said<Map<Subject, CrmReading>> said)) {
            return result;
        }
        Map<Subject, CrmReading> readings = new HashMap<>(said.answer());
        readings.replaceAll((subject, reading) -> {
            if (reading instanceof CrmReading.Found found) {
                FieldSeal.Opened opened = seal.open(crm, found.record());
                return new CrmReading.Found(opened.fields(), found.etag(), opened.opaque(), opened.exposed());
            }
            return reading;
        });
        return new Said<>(readings);
    }

    private static CrmResult<Map<Subject, CrmReading>> both(
            CrmResult<Map<Subject, CrmReading>> one, CrmResult<Map<Subject, CrmReading>> other) {
        if (one instanceof Said<Map<Subject, CrmReading>> some
                && other instanceof Said<Map<Subject, CrmReading>> others) {
            Map<Subject, CrmReading> readings = new HashMap<>(some.answer());
            readings.putAll(others.answer());
            return new Said<>(readings);
        }
        return one instanceof Said<?> ? other : one;
    }

    /** @return whether its address can be told */
    public boolean reach(Crm crm) {
        return of(crm).reaches(crm);
    }
}
