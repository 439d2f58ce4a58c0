package finme.crm.out;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.crm.Crm;
import finme.crm.RecordKind;
import finme.crm.connector.CrmConnectors;
import finme.crm.connector.CrmResult;
import finme.crm.connector.CrmTaken;
import finme.crm.standing.LastChanges;
import finme.crm.standing.LastExchanges;
import finme.delivery.StateCarrier;
import finme.delivery.States.Subject;
import finme.outbound.Trail;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells CRMs how their records are now, each in its own fields and by its own kind of connection. */
@Component
class CrmCarrier implements StateCarrier {
    private static final int BATCH = 100;

    private final Catalogue<Crm> crms;
    private final CrmConnectors connectors;
    private final OutRecords records;
    private final CrmConfirmations confirmations;
    private final Companions companions;
    private final LastChanges last;
    private final LastExchanges exchanges;
    private final Duration longestPause;

    /** @param longestPause between two tries while a CRM is away */
    CrmCarrier(
            Catalogue<Crm> crms,
            CrmConnectors connectors,
            OutRecords records,
            CrmConfirmations confirmations,
            Companions companions,
            LastChanges last,
            LastExchanges exchanges,
            @Value("${finme.crm.longest-pause:PT5M}") Duration longestPause) {
        this.crms = crms;
        this.connectors = connectors;
        this.records = records;
        this.confirmations = confirmations;
        this.companions = companions;
        this.last = last;
        this.exchanges = exchanges;
        this.longestPause = longestPause;
    }

    @Override
    public String kind() {
        return "crm";
    }

    /** One that nobody has defined yet gets nothing: what waits for it was there before it. */
    @Override
    public Optional<Terms> terms(String receiver) {
        if (receiver.equals(Hearers.NOBODY)) {
            return Optional.of(new Terms(BATCH, null, longestPause));
        }
        return crm(receiver)
                .filter(connectors::reach)
                .map(crm -> new Terms(connectors.told(crm, BATCH), crm.perSecond(), longestPause));
    }

    /** What a CRM does not hear of, or what is gone, has nothing left to tell: it counts as taken. */
    @Override
    public CompletionStage<Answer> carry(String receiver, List<Subject> subjects) {
        Crm crm = crm(receiver).orElse(null);
        if (crm == null) {
            return CompletableFuture.completedFuture(
                    new Heard(Map.of(), (taken, unchanged) -> confirmations.confirmed(unchanged, Map.of())));
        }
        OutRecords.Batch batch = records.of(crm, subjects);
        return Trail.about(() -> application(subjects), () -> connectors.tell(crm, batch.records()))
                .thenApply(said -> answer(crm, said, batch));
    }

    /** Of many that are told together one has to stand for them. */
    private static @Nullable UUID application(List<Subject> subjects) {
        return subjects.stream()
                .filter(subject -> subject.kind().equals(RecordKind.APPLICATION.word()))
                .map(subject -> UUID.fromString(subject.key()))
                .findFirst()
                .orElse(null);
    }

    private Answer answer(Crm crm, CrmResult<CrmTaken> result, OutRecords.Batch batch) {
        if (result instanceof CrmResult.Away<CrmTaken> away) {
            return new Away(away.error(), away.choked(), away.retryAfter());
        }
        CrmTaken said = ((CrmResult.Said<CrmTaken>) result).answer();
        Map<Subject, String> faults = new HashMap<>(batch.faults());
        faults.putAll(said.faults());
        batch.records()
                .forEach(record -> exchanges.out(
                        crm.code(), record.subject(), record.fields(), faults.getOrDefault(record.subject(), "taken")));
        return new Heard(faults, new Settled() {
            @Override
            public void taken(List<Subject> taken, List<Subject> unchanged) {
                records.taken(crm, batch, taken, said.etags());
                last.out(crm.code(), taken);
                confirmations.confirmed(unchanged, batch.versions());
            }

            @Override
            public void refused(Map<Subject, String> refused) {
                records.refused(crm, batch, refused);
                companions.tell(crm, refused.keySet());
            }
        });
    }

    private Optional<Crm> crm(String receiver) {
        return crms.find(receiver.substring(Crm.RECEIVER.length())).map(Versioned::value);
    }
}
