package finme.crm.in;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.crm.RecordKind;
import finme.crm.connector.CrmChangedPage;
import finme.crm.connector.CrmConnectors;
import finme.crm.connector.CrmResult;
import finme.work.ErrorBoundary;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks CRMs every now and then what has changed there, and those that told of a record we do not know; one node at a time
 * asks one CRM. Its threads wait for the database only.
 */
@Component
class CrmPolls extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(CrmPolls.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int PAGE = 200;

    private final Catalogue<Crm> crms;
    private final CrmConnectors connectors;
    private final PollRows rows;
    private final FailureLog failures = new FailureLog(LOG, "A CRM is asked for changes again later");
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread named = new Thread(work, "crm-polls-db");
        named.setDaemon(true);
        return named;
    });

    CrmPolls(Catalogue<Crm> crms, CrmConnectors connectors, PollRows rows) {
        super("crm-polls", LOOK, new FailureLog(LOG, "CRMs are asked for changes again soon"));
        this.crms = crms;
        this.connectors = connectors;
        this.rows = rows;
    }

    @Override
    protected void work() {
        crms.all().stream()
                .map(Versioned::value)
                .filter(crm -> crm.state() == Crm.State.ACTIVE && connectors.reach(crm))
                .forEach(crm -> RecordKind.TELLING.forEach(kind -> ask(crm, kind)));
    }

    private void ask(Crm crm, RecordKind kind) {
        Mapping mapping = crm.records().of(kind);
        if (mapping != null && crm.tells(kind) && mapping.changedAt() != null) {
            rows.claim(crm.code(), kind, crm.poll())
                    .ifPresent(place -> connectors
                            .of(crm)
                            .changedSince(crm, mapping, place.from(), place.skip(), PAGE)
                            .whenComplete((answer, failure) -> later(() -> hear(crm, kind, place, answer, failure))));
        }
    }

    private void hear(
            Crm crm,
            RecordKind kind,
            PollRows.Place place,
            @Nullable CrmResult<CrmChangedPage> answer,
            @Nullable Throwable failure) {
        if (answer instanceof CrmResult.Said<CrmChangedPage> said) {
            rows.heard(crm.code(), kind, place, said.answer());
            if (said.answer().full()) {
                wake();
            }
        } else {
            String error = answer instanceof CrmResult.Away<CrmChangedPage> away
                    ? away.error()
                    : failure == null ? "no answer" : failure.getClass().getSimpleName();
            rows.failed(crm.code(), kind, error);
        }
    }

    private void later(Runnable work) {
        try {
            thread.execute(() -> ErrorBoundary.run(failures, work));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("stopping: it is asked again when it is due");
        }
    }
}
