package finme.dispatch.send;

import finme.dispatch.Outcome;
import finme.dispatch.answer.AnswerQueue;
import finme.dispatch.answer.AnswerReader;
import finme.dispatch.answer.Reply;
import finme.dispatch.answer.Result;
import finme.dispatch.store.Dispatch;
import finme.dispatch.store.Threads;
import finme.fdforge.ErasedException;
import finme.loan.CanonicalApplication;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import finme.partner.Partners;
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

    private final Partners partners;
    private final LoanDesk loans;
    private final Requests requests;
    private final PartnerConnector connector;
    private final Bulkheads bulkheads;
    private final AnswerQueue answers;
    private final AnswerReader reader;
    private final Line line;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, Threads.named("dispatch-"));

    Dispatcher(
            Partners partners,
            LoanDesk loans,
            Requests requests,
            PartnerConnector connector,
            Bulkheads bulkheads,
            AnswerQueue answers,
            AnswerReader reader,
            Line line) {
        this.partners = partners;
        this.loans = loans;
        this.requests = requests;
        this.connector = connector;
        this.bulkheads = bulkheads;
        this.answers = answers;
        this.reader = reader;
        this.line = line;
    }

    void send(List<Dispatch> reserved) {
        try {
            threads.execute(() -> sendAll(reserved));
        } catch (RejectedExecutionException stopping) {
            reserved.forEach(dispatch -> bulkheads.leave(dispatch.partner()));
        }
    }

    private void sendAll(List<Dispatch> reserved) {
        Map<UUID, CanonicalApplication> documents = new HashMap<>();
        for (Dispatch dispatch : reserved) {
            try {
                CanonicalApplication document = documents.computeIfAbsent(dispatch.application(), loans::document);
                sendOne(dispatch, document);
            } catch (ErasedException erased) {
                refuse(dispatch, "erased");
            } catch (RuntimeException fault) {
                bulkheads.leave(dispatch.partner());
                LOG.info("Dispatch {} to {} waits for its lease: {}", dispatch.id(), dispatch.partner(), name(fault));
            }
        }
    }

    private void sendOne(Dispatch dispatch, CanonicalApplication document) {
        Partner partner = partners.find(dispatch.partner())
                .map(Partners.Versioned::partner)
                .orElse(null);
        if (partner == null) {
            refuse(dispatch, "unknown_partner");
            return;
        }
        Call call;
        try {
            call = requests.build(partner, document, dispatch);
        } catch (finme.mapping.MappingFault | IllegalArgumentException unusable) {
            refuse(dispatch, "request_mapping_fault");
            return;
        }
        connector.send(partner, call).whenComplete((reply, fault) -> {
            leave(dispatch, reply, fault);
            answers.add(dispatch, line.waiting(() -> result(partner, reply, fault)));
        });
    }

    private void leave(Dispatch dispatch, @Nullable Reply reply, @Nullable Throwable fault) {
        if (reply != null) {
            bulkheads.leave(dispatch.partner(), reply.status() >= 500);
        } else if (fault == null || Faults.result(fault) instanceof Result.Again) {
            bulkheads.leave(dispatch.partner(), true);
        } else {
            bulkheads.leave(dispatch.partner());
        }
    }

    private Result result(Partner partner, @Nullable Reply reply, @Nullable Throwable fault) {
        if (fault != null) {
            return Faults.result(fault);
        }
        if (reply == null) {
            return new Result.Again("connection_lost", null);
        }
        return reader.read(partner.answer(), reply);
    }

    private void refuse(Dispatch dispatch, String reason) {
        bulkheads.leave(dispatch.partner());
        answers.add(dispatch, () -> new Result.Unsaid(Outcome.FAILED, reason));
    }

    private static String name(Throwable fault) {
        return fault.getClass().getSimpleName();
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
