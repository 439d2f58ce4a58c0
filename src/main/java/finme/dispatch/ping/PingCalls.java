package finme.dispatch.ping;

import finme.canonical.CanonicalApplication;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.answer.Reply;
import finme.dispatch.calling.Call;
import finme.dispatch.calling.PartnerCalls;
import finme.dispatch.calling.Requests;
import finme.dispatch.calling.Told;
import finme.dispatch.model.Assignment;
import finme.dispatch.model.Assignment.Turn;
import finme.dispatch.model.Delivery;
import finme.dispatch.model.Dispatch;
import finme.dispatch.node.Threads;
import finme.dispatch.sending.References;
import finme.fdforge.DatabaseClock;
import finme.fdforge.ErasedException;
import finme.loan.LoanDesk;
import finme.mapping.MappingFault;
import finme.partner.Partner;
import finme.partner.Partner.Notice;
import finme.work.ErrorBoundary;
import finme.work.FailureLog;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks for bids, all of a round at once; nobody waits in a thread. What goes wrong here leaves the row to its lease. */
@Component
class PingCalls {
    static final Duration LEASE = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(PingCalls.class);
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final Catalogue<Partner> partners;
    private final LoanDesk loans;
    private final Requests requests;
    private final References references;
    private final PartnerCalls calls;
    private final BidReader reader;
    private final Pings pings;
    private final DatabaseClock clock;
    private final FailureLog failures = new FailureLog(LOG, "Pings wait for their leases");
    private final ExecutorService threads = Executors.newFixedThreadPool(2, Threads.named("dispatch-ping-"));
    private volatile Consumer<Ping> whenAnswered = ping -> {};

    PingCalls(
            Catalogue<Partner> partners,
            LoanDesk loans,
            Requests requests,
            References references,
            PartnerCalls calls,
            BidReader reader,
            Pings pings,
            DatabaseClock clock) {
        this.partners = partners;
        this.loans = loans;
        this.requests = requests;
        this.references = references;
        this.calls = calls;
        this.reader = reader;
        this.pings = pings;
        this.clock = clock;
    }

    void whenAnswered(Consumer<Ping> work) {
        whenAnswered = work;
    }

    void send(Collection<Ping> all) {
        all.forEach(ping -> onThread(ping, () -> sendOne(ping)));
    }

    private void onThread(Ping ping, Runnable work) {
        try {
            threads.execute(() -> ErrorBoundary.run(failures, ping.id(), work));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Stopping; the lease brings it back.");
        }
    }

    private void sendOne(Ping ping) {
        Partner partner = partners.find(ping.partner()).map(Versioned::value).orElse(null);
        Duration left = Duration.between(clock.now(), ping.deadline());
        if (partner == null || partner.ping() == null || left.isNegative()) {
            answered(ping, Bid.none("no_bid"));
            return;
        }
        CompletableFuture<Reply> reply;
        try {
            reply = calls.send(partner, call(partner, partner.ping(), ping));
        } catch (MappingFault | IllegalArgumentException unusable) {
            answered(ping, Bid.none("ping_mapping_fault"));
            return;
        } catch (ErasedException erased) {
            answered(ping, Bid.none("erased"));
            return;
        }
        if (reply == null) {
            answered(ping, Bid.none("no_bid"));
            return;
        }
        Duration time = left.compareTo(LONGEST) < 0 ? left : LONGEST;
        String mapping = partner.ping().answer();
        reply.orTimeout(time.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((heard, fault) -> onThread(ping, () -> answered(ping, bid(mapping, heard))));
    }

    private Bid bid(String mapping, @Nullable Reply heard) {
        return heard == null ? Bid.none("no_bid") : reader.read(mapping, heard);
    }

    private void answered(Ping ping, Bid bid) {
        pings.answered(ping.id(), bid, LEASE);
        whenAnswered.accept(ping);
    }

    private Call call(Partner partner, Partner.Ping how, Ping ping) {
        CanonicalApplication document = loans.document(ping.application());
        Instant now = clock.now();
        Map<String, Object> application = Impersonal.of(
                requests.tree(document), document, now.atZone(ZoneOffset.UTC).toLocalDate());
        Notice notice = new Notice(how.url(), "POST", how.body(), null);
        return requests.build(
                partner,
                new Told(notice, ping.id(), dispatch(ping, now), application, Map.of(), UnaryOperator.identity()));
    }

    /** As the mapping sees it: the reference is the ping's, and says nothing about the dispatch that may follow. */
    private Dispatch dispatch(Ping ping, Instant now) {
        Assignment assignment = new Assignment(
                ping.id(),
                ping.application(),
                ping.partner(),
                1,
                references.reference(ping.id()),
                false,
                now,
                Turn.of(ping.round(), 1, Mode.BEST_PRICE));
        return new Dispatch(assignment, new Delivery(Delivery.State.SENDING, ping.attempt(), ping.deadline()));
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
