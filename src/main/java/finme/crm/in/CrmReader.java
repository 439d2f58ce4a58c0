package finme.crm.in;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.crm.Crm;
import finme.crm.RecordKind;
import finme.crm.connector.CrmConnectors;
import finme.crm.connector.CrmReading;
import finme.crm.connector.CrmResult;
import finme.crm.standing.LastExchanges;
import finme.delivery.StateCarrier;
import finme.delivery.States;
import finme.delivery.States.Subject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads records that have changed there, in batches, and has them merged. Durable and tried again as what is told. */
@Component
class CrmReader implements StateCarrier {
    private static final int BATCH = 100;

    private final Catalogue<Crm> crms;
    private final CrmConnectors connectors;
    private final Merges merges;
    private final ApplicationChanges applications;
    private final States states;
    private final LastExchanges exchanges;
    private final Duration longestPause;

    CrmReader(
            Catalogue<Crm> crms,
            CrmConnectors connectors,
            Merges merges,
            ApplicationChanges applications,
            States states,
            LastExchanges exchanges,
            @Value("${finme.crm.longest-pause:PT5M}") Duration longestPause) {
        this.crms = crms;
        this.connectors = connectors;
        this.merges = merges;
        this.applications = applications;
        this.states = states;
        this.exchanges = exchanges;
        this.longestPause = longestPause;
    }

    @Override
    public String kind() {
        return Crm.READ.substring(0, Crm.READ.length() - 1);
    }

    @Override
    public Optional<Terms> terms(String receiver) {
        return crm(receiver)
                .filter(connectors::reach)
                .map(crm -> new Terms(connectors.read(crm, BATCH), crm.perSecond(), longestPause));
    }

    @Override
    public CompletionStage<Answer> carry(String receiver, List<Subject> subjects) {
        Crm crm = crm(receiver).orElseThrow();
        List<Subject> told = subjects.stream()
                .filter(subject ->
                        RecordKind.of(subject.kind()).filter(crm::tells).isPresent())
                .toList();
        return connectors.read(crm, told).thenApply(answer -> answer(crm, answer));
    }

    private Answer answer(Crm crm, CrmResult<Map<Subject, CrmReading>> result) {
        if (result instanceof CrmResult.Away<Map<Subject, CrmReading>> away) {
            return new Away(away.error(), away.choked(), away.retryAfter());
        }
        Map<Subject, CrmReading> readings = ((CrmResult.Said<Map<Subject, CrmReading>>) result).answer();
        Map<Subject, String> faults = new HashMap<>();
        readings.forEach((subject, reading) -> {
            note(crm, subject, reading);
            if (reading instanceof CrmReading.Fault fault) {
                faults.put(subject, fault.words());
            }
        });
        return new Heard(
                faults,
                (taken, unchanged) -> readings.forEach((subject, reading) -> {
                    if (taken.contains(subject)) {
                        take(crm, subject, reading);
                    }
                }));
    }

    private void note(Crm crm, Subject subject, CrmReading reading) {
        if (reading instanceof CrmReading.Found found) {
            exchanges.in(crm.code(), subject, found.record(), "found");
        } else {
            String words = reading instanceof CrmReading.Fault fault ? fault.words() : "missing";
            exchanges.in(crm.code(), subject, Map.of(), words);
        }
    }

    /** An application that is missing there was made here: a reconciliation tells it again. */
    private void take(Crm crm, Subject subject, CrmReading reading) {
        UUID id = UUID.fromString(subject.key());
        boolean isBorrower = subject.kind().equals(RecordKind.BORROWER.word());
        if (reading instanceof CrmReading.Found found && !isBorrower) {
            applications.take(crm, id, found);
        } else if (reading instanceof CrmReading.Found found) {
            if (merges.merge(crm, id, found).send()) {
                states.tell(crm.receiver(), List.of(subject));
            }
        } else if (isBorrower) {
            merges.missing(crm, id);
        }
    }

    private Optional<Crm> crm(String receiver) {
        return crms.find(receiver.substring(Crm.READ.length())).map(Versioned::value);
    }
}
