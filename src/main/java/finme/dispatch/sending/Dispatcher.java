package finme.dispatch.sending;

import finme.canonical.CanonicalApplication;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.Exchange;
import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.Reply;
import finme.dispatch.calling.Call;
import finme.dispatch.calling.Faults;
import finme.dispatch.calling.Lenders;
import finme.dispatch.calling.PartnerConnector;
import finme.dispatch.calling.Requests;
import finme.dispatch.capacity.Permit;
import finme.dispatch.capacity.UnreadAnswers;
import finme.dispatch.inbox.AnswerQueue;
import finme.dispatch.model.Dispatch;
import finme.dispatch.node.Threads;
import finme.dispatch.rule.NextStep;
import finme.dispatch.rule.NextStep.Close;
import finme.dispatch.rule.NextStep.Send;
import finme.dispatch.rule.Situation;
import finme.fdforge.ErasedException;
import finme.loan.LoanDesk;
import finme.outbound.Trail;
import finme.partner.Partner;
import finme.work.ErrorBoundary;
import finme.work.FailureLog;
import jakarta.annotation.PreDestroy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends dispatches that are under a lease and for which there is room. Whatever goes wrong here, the row stays under its
 * lease and is picked up again with the same key.
 */
@Component
class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Lenders partners;
    private final LoanDesk loans;
    private final Requests requests;
    private final PartnerConnector connector;
    private final AnswerQueue answers;
    private final AttemptReader reader;
    private final UnreadAnswers line;
    private final FailureLog failures = new FailureLog(LOG, "Dispatches wait for their leases");
    private final ExecutorService threads = Executors.newFixedThreadPool(2, Threads.named("dispatch-"));

    Dispatcher(
            Catalogue<Partner> partners,
            LoanDesk loans,
            Requests requests,
            PartnerConnector connector,
            AnswerQueue answers,
            AttemptReader reader,
            UnreadAnswers line) {
        this.partners = new Lenders(partners);
        this.loans = loans;
        this.requests = requests;
        this.connector = connector;
        this.answers = answers;
        this.reader = reader;
        this.line = line;
    }

    /** Their room is given back by this class from here on. */
    void send(List<Reserved> reserved) {
        try {
            threads.execute(() -> sendAll(reserved));
        } catch (RejectedExecutionException stopping) {
            reserved.forEach(each -> each.permit().leave());
        } catch (Error noThread) {
            reserved.forEach(each -> each.permit().leave());
            throw noThread;
        }
    }

    private void sendAll(List<Reserved> reserved) {
        Map<UUID, CanonicalApplication> documents = new HashMap<>();
        for (Reserved each : reserved) {
            ErrorBoundary.run(failures, each.dispatch(), () -> sendOrLeave(each, documents));
        }
    }

    private void sendOrLeave(Reserved reserved, Map<UUID, CanonicalApplication> documents) {
        boolean done = false;
        try {
            CanonicalApplication document =
                    documents.computeIfAbsent(reserved.dispatch().application(), loans::document);
            sendOne(reserved, document);
            done = true;
        } catch (ErasedException erased) {
            refuse(reserved, "erased");
        } finally {
            if (!done) {
                reserved.permit().leave();
            }
        }
    }

    private void sendOne(Reserved reserved, CanonicalApplication document) {
        Dispatch dispatch = reserved.dispatch();
        Partner partner =
                partners.find(dispatch.partner()).map(Versioned::value).orElse(null);
        NextStep next = NextStep.of(new Situation.Leaving(reserved.first()), partner);
        if (partner == null || !(next instanceof Send)) {
            stay(reserved, next);
            return;
        }
        Call call;
        try {
            call = requests.build(partner, document, dispatch);
        } catch (finme.mapping.MappingFault | IllegalArgumentException unusable) {
            refuse(reserved, "request_mapping_fault");
            return;
        }
        reserved.permit()
                .inTurn(() -> Trail.about(dispatch::application, () -> connector.send(partner, call)))
                .whenComplete((reply, fault) -> arrived(reserved, partner, call, reply, fault));
    }

    /** What the partner may have already is brought back to the table by its lease, and waits there for a late answer. */
    private void stay(Reserved reserved, NextStep next) {
        reserved.permit().leave();
        if (next instanceof Close close) {
            answers.add(reserved.dispatch(), close::result);
        }
    }

    /** The room is kept until the answer was read: a body that waits in memory counts as one call under way. */
    private void arrived(
            Reserved reserved, Partner partner, Call call, @Nullable Reply reply, @Nullable Throwable fault) {
        boolean taken = false;
        try {
            tell(reserved.permit(), reply, fault);
            taken = answers.add(
                    reserved.dispatch(),
                    line.waiting(
                            reserved.permit(),
                            () -> reader.read(reserved, partner, reply, fault).after(exchange(call, reply))));
        } finally {
            if (!taken) {
                line.drop(reserved.permit());
            }
        }
    }

    private static Exchange exchange(Call call, @Nullable Reply reply) {
        return new Exchange(
                call.method(),
                call.uri().toString(),
                call.headers().get("Content-Type"),
                Exchange.cut(call.body()),
                reply == null ? null : reply.status(),
                reply == null ? null : Exchange.cut(reply.body()));
    }

    private static void tell(Permit permit, @Nullable Reply reply, @Nullable Throwable fault) {
        if (reply != null) {
            permit.heard(reply.status() >= 500);
        } else if (fault == null || Faults.result(fault) instanceof AttemptResult.Retryable) {
            permit.heard(true);
        }
    }

    private void refuse(Reserved reserved, String reason) {
        stay(reserved, NextStep.failed(reason));
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
