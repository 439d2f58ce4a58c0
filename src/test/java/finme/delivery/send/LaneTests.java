package finme.delivery.send;

import static org.assertj.core.api.Assertions.assertThat;

import finme.delivery.Carrier.Parcel;
import finme.delivery.DeliveryState;
import finme.delivery.Receipt;
import finme.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LaneTests {
    private static final Receipt TAKEN = new Receipt.Delivered(204);

    private final List<String> sent = new ArrayList<>();
    private final List<Lane> ended = new ArrayList<>();
    private boolean goesOn = true;

    @Test
    void sendsTheNextWhenTheOneBeforeWasAcknowledged() {
        List<CompletableFuture<Receipt>> answers = new ArrayList<>();
        lane(3, parcel -> answer(answers)).send();
        assertThat(sent).containsExactly("1");
        answers.get(0).complete(TAKEN);
        assertThat(sent).containsExactly("1", "2");
        answers.get(1).complete(TAKEN);
        answers.get(2).complete(TAKEN);
        assertThat(states()).containsOnly(DeliveryState.DELIVERED).hasSize(3);
    }

    @Test
    void endsWithTheFirstThatWasNot() {
        lane(3, parcel -> done(sent.size() == 2 ? new Receipt.Refused(503, "HTTP 503", null) : TAKEN))
                .send();
        assertThat(sent).containsExactly("1", "2");
        assertThat(states()).containsExactly(DeliveryState.DELIVERED, DeliveryState.RETRYING);
        assertThat(lane().pause()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
        assertThat(lane().error()).isEqualTo("HTTP 503");
    }

    @Test
    void aCarrierThatFailsIsATryInVain() {
        lane(2, parcel -> CompletableFuture.failedFuture(new IllegalStateException("with a value")))
                .send();
        assertThat(states()).containsExactly(DeliveryState.RETRYING);
        assertThat(lane().error()).isEqualTo("IllegalStateException");
    }

    @Test
    void whatIsOverIsParkedAndTheReceiverNotLeftAlone() {
        List<Pending> old = List.of(new Pending(Ids.next(), 1, "1", 9, Duration.ofHours(76)));
        new Lane("x:y", UUID.randomUUID(), old, Instant.now(), post(parcel -> done(refused()))).send();
        assertThat(states()).containsExactly(DeliveryState.DEAD);
        assertThat(lane().pause()).isNull();
    }

    @Test
    void whatNobodyWillEverHaveHoldsUpNobody() {
        lane(3, parcel -> done(sent.size() == 2 ? new Receipt.Undeliverable("recipient_refused") : TAKEN))
                .send();
        assertThat(sent).containsExactly("1", "2", "3");
        assertThat(states()).containsExactly(DeliveryState.DELIVERED, DeliveryState.DEAD, DeliveryState.DELIVERED);
        assertThat(lane().heard().get(1).attempt().answer()).isEqualTo("recipient_refused");
        assertThat(lane().error()).isNull();
    }

    @Test
    void oneThatIsGoneGetsNothingMoreAndKeepsItsMessages() {
        lane(2, parcel -> done(new Receipt.Gone(410))).send();
        assertThat(lane().isGone()).isTrue();
        assertThat(states()).containsExactly(DeliveryState.RETRYING);
    }

    @Test
    void beginsNothingWhenItMayNotGoOn() {
        lane(3, parcel -> {
                    goesOn = false;
                    return done(TAKEN);
                })
                .send();
        assertThat(sent).containsExactly("1");
        assertThat(ended).hasSize(1);
    }

    private static Receipt refused() {
        return new Receipt.Refused(500, "HTTP 500", null);
    }

    private static CompletionStage<Receipt> done(Receipt receipt) {
        return CompletableFuture.completedFuture(receipt);
    }

    private static CompletionStage<Receipt> answer(List<CompletableFuture<Receipt>> answers) {
        CompletableFuture<Receipt> later = new CompletableFuture<>();
        answers.add(later);
        return later;
    }

    private Lane lane(int messages, Function<Parcel, CompletionStage<Receipt>> carry) {
        List<Pending> pending = Stream.iterate(1, n -> n + 1)
                .limit(messages)
                .map(n -> new Pending(Ids.next(), n, String.valueOf(n), 0, Duration.ZERO))
                .toList();
        return new Lane("x:y", UUID.randomUUID(), pending, Instant.now(), post(carry));
    }

    private Lane.Post post(Function<Parcel, CompletionStage<Receipt>> carry) {
        return new Lane.Post(
                parcel -> {
                    sent.add(parcel.body());
                    return carry.apply(parcel);
                },
                () -> goesOn,
                ended::add);
    }

    private Lane lane() {
        assertThat(ended).hasSize(1);
        return ended.get(0);
    }

    private List<DeliveryState> states() {
        return lane().heard().stream().map(Heard::state).toList();
    }
}
