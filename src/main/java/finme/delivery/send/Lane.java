package finme.delivery.send;

import finme.delivery.Attempt;
import finme.delivery.Carrier.Parcel;
import finme.delivery.DeliveryState;
import finme.delivery.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A receiver whose lease this node holds, and some of its messages on their way: each is sent when the one before was
 * acknowledged, without a thread in between. Ends with the first that was not, or when enough time has passed to write
 * down what was heard. At no time two threads are at work on it.
 */
final class Lane {
    private final String receiver;
    private final UUID lease;
    private final List<Pending> messages;
    private final Instant start;
    private final long startNanos = System.nanoTime();
    private final Post post;
    private final List<Heard> heard = new ArrayList<>();
    private @Nullable Attempt failure;
    private boolean gone;

    /** @param start the database's time */
    Lane(String receiver, UUID lease, List<Pending> messages, Instant start, Post post) {
        this.receiver = receiver;
        this.lease = lease;
        this.messages = messages;
        this.start = start;
        this.post = post;
    }

    /**
     * What a lane needs of the world.
     *
     * @param goesOn false when no further message may be begun
     * @param ended is told once, when nothing is on its way any more
     */
    record Post(Function<Parcel, CompletionStage<Receipt>> carry, BooleanSupplier goesOn, Consumer<Lane> ended) {}

    /** Returns at once. */
    void send() {
        if (heard.size() == messages.size() || !post.goesOn.getAsBoolean()) {
            post.ended.accept(this);
            return;
        }
        Pending next = messages.get(heard.size());
        long began = System.nanoTime();
        post.carry
                .apply(new Parcel(next.id(), receiver, next.body()))
                .whenComplete((receipt, failure) -> hear(next, began, receipt(receipt, failure)));
    }

    private static Receipt receipt(@Nullable Receipt receipt, @Nullable Throwable failure) {
        if (receipt != null) {
            return receipt;
        }
        Throwable cause = failure != null && failure.getCause() != null ? failure.getCause() : failure;
        boolean late = cause instanceof TimeoutException;
        return new Receipt.Refused(
                null,
                late
                        ? "timeout"
                        : cause == null ? "no_answer" : cause.getClass().getSimpleName(),
                null);
    }

    private void hear(Pending message, long began, Receipt receipt) {
        Instant at = start.plusNanos(began - startNanos).truncatedTo(ChronoUnit.MILLIS);
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        Heard settled = settled(message, at, millis, receipt);
        if (settled != null) {
            heard.add(settled);
            send();
            return;
        }
        Heard failed = failed(message, at, millis, receipt);
        failure = failed.attempt();
        heard.add(failed);
        post.ended.accept(this);
    }

    /** @return null when it is to be sent again */
    private static @Nullable Heard settled(Pending message, Instant at, long millis, Receipt receipt) {
        if (receipt instanceof Receipt.Delivered delivered) {
            Attempt attempt = new Attempt(at, delivered.status(), millis, null);
            return new Heard(message.id(), DeliveryState.DELIVERED, attempt, null);
        }
        if (receipt instanceof Receipt.Needless needless) {
            Attempt attempt = new Attempt(at, null, millis, needless.words());
            return new Heard(message.id(), DeliveryState.DELIVERED, attempt, null);
        }
        if (receipt instanceof Receipt.Undeliverable never) {
            return new Heard(message.id(), DeliveryState.DEAD, new Attempt(at, null, millis, never.words()), null);
        }
        return null;
    }

    private Heard failed(Pending message, Instant at, long millis, Receipt receipt) {
        if (receipt instanceof Receipt.Refused refused) {
            Attempt attempt = new Attempt(at, refused.status(), millis, refused.words());
            Duration tried = message.tried().plusMillis(millis);
            double chance = ThreadLocalRandom.current().nextDouble();
            return RetrySchedule.pause(message.tries() + 1, tried, refused.retryAfter(), chance)
                    .map(pause -> new Heard(message.id(), DeliveryState.RETRYING, attempt, pause))
                    .orElseGet(() -> new Heard(message.id(), DeliveryState.DEAD, attempt, null));
        }
        gone = true;
        Integer status = receipt instanceof Receipt.Gone said ? said.status() : null;
        return new Heard(message.id(), DeliveryState.RETRYING, new Attempt(at, status, millis, "gone"), null);
    }

    String receiver() {
        return receiver;
    }

    UUID lease() {
        return lease;
    }

    List<Heard> heard() {
        return heard;
    }

    boolean isGone() {
        return gone;
    }

    /** Until when the receiver is left alone; null when it may be sent more at once. */
    @Nullable
    Duration pause() {
        return heard.isEmpty() ? null : heard.get(heard.size() - 1).pause();
    }

    /** @return null when the last one was acknowledged, or the receiver had nothing to do with it */
    @Nullable
    String error() {
        return failure == null ? null : failure.answer();
    }
}
