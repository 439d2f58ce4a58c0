package finme.dispatch.notice;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.PartnerNotices.Kind;
import finme.dispatch.PartnerNotices.State;
import finme.dispatch.answer.Reply;
import finme.dispatch.calling.Call;
import finme.dispatch.calling.PartnerCalls;
import finme.dispatch.node.DispatchSettings;
import finme.dispatch.node.Threads;
import finme.dispatch.notice.NoticeTable.Due;
import finme.mapping.MappingFault;
import finme.outbound.Trail;
import finme.partner.Partner;
import finme.work.ErrorBoundary;
import finme.work.FailureLog;
import finme.work.Ticker;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what is due, without a transaction, a thread or a connection held while a partner thinks. Whatever goes wrong here,
 * the row is due again when its lease ends.
 */
@Component
class NoticeSender extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);
    private static final Duration NO_ROOM = Duration.ofSeconds(1);
    /** What is new is sent at once; only what failed, or was left behind, waits for this. */
    private static final int SELDOM = 4;

    private static final int REPLIES = 4;

    private final NoticeTable table;
    private final NoticeCalls calls;
    private final Catalogue<Partner> partners;
    private final PartnerCalls out;
    private final NoticeOutcome outcome;
    private final Duration lease;
    private final Semaphore replies = new Semaphore(REPLIES);
    private final FailureLog failures = new FailureLog(LOG, "Notices to partners wait for their leases");
    private final ExecutorService results = Executors.newSingleThreadExecutor(Threads.named("partner-notices-"));

    NoticeSender(
            NoticeTable table,
            NoticeCalls calls,
            Catalogue<Partner> partners,
            PartnerCalls out,
            NoticeOutcome outcome,
            DispatchSettings settings) {
        super(
                "partner-notices",
                settings.sweep().multipliedBy(SELDOM),
                new FailureLog(LOG, "Notices to partners are looked for again soon"));
        this.table = table;
        this.calls = calls;
        this.partners = partners;
        this.out = out;
        this.outcome = outcome;
        this.lease = settings.lease();
    }

    @Override
    protected void work() {
        List<Due> due;
        do {
            due = table.claim(lease);
            due.forEach(each -> ErrorBoundary.run(failures, each.id(), () -> send(each)));
        } while (!due.isEmpty() && isRunning());
    }

    /** Documents make a reply large, so few of them are under way. */
    private void send(Due due) {
        boolean large = due.kind() == Kind.REPLY;
        if (large && !replies.tryAcquire()) {
            table.putBack(due, NO_ROOM);
            return;
        }
        CompletableFuture<Reply> answer = null;
        try {
            answer = sendNow(due);
        } finally {
            if (large) {
                whenOver(answer);
            }
        }
    }

    private void whenOver(@Nullable CompletableFuture<Reply> answer) {
        if (answer == null) {
            replies.release();
        } else {
            answer.whenComplete((reply, fault) -> replies.release());
        }
    }

    /** @return null when nothing is under way */
    private @Nullable CompletableFuture<Reply> sendNow(Due due) {
        Partner partner = partners.find(due.partner()).map(Versioned::value).orElse(null);
        if (partner == null) {
            table.settle(due, State.FAILED, "unknown_partner", null);
            return null;
        }
        Call call;
        try {
            call = calls.of(due, partner);
        } catch (MappingFault | IllegalArgumentException unusable) {
            outcome.failed(due, partner, "request_mapping_fault");
            return null;
        }
        CompletableFuture<Reply> answer = Trail.about(due::application, () -> out.send(partner, call));
        if (answer == null) {
            table.putBack(due, NO_ROOM);
            return null;
        }
        answer.whenComplete((reply, fault) -> heard(due, partner, reply, fault));
        return answer;
    }

    private void heard(Due due, Partner partner, @Nullable Reply reply, @Nullable Throwable fault) {
        try {
            results.execute(() -> ErrorBoundary.run(failures, due.id(), () -> {
                if (reply == null) {
                    outcome.failed(due, partner, fault == null ? "connection_lost" : PartnerCalls.reason(fault));
                } else {
                    outcome.heard(due, partner, reply);
                }
            }));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Stopping; the lease brings it back.");
        }
    }

    @PreDestroy
    void end() {
        results.shutdownNow();
    }
}
