package finme.dispatch.model;

import static finme.dispatch.Outcome.ACCEPTED;
import static finme.dispatch.Outcome.CANCELLED;
import static finme.dispatch.Outcome.DECLINED;
import static finme.dispatch.Outcome.DUPLICATE;
import static finme.dispatch.Outcome.FAILED;
import static finme.dispatch.Outcome.FUNDED;
import static finme.dispatch.Outcome.MORE_NEEDED;
import static finme.dispatch.Outcome.OFFERED;
import static finme.dispatch.Outcome.PENDING;
import static finme.dispatch.Outcome.RECALLED;
import static finme.dispatch.Outcome.SIGNED;
import static finme.dispatch.Outcome.TIMED_OUT;
import static finme.dispatch.Outcome.UNDER_REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import finme.dispatch.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutcomeSetTests {
    @Test
    void everyOutcomeHasAPlace() {
        for (Outcome outcome : Outcome.values()) {
            assertThat(OutcomeSet.NEW.hear(outcome).outcome()).isEqualTo(outcome);
        }
    }

    @Test
    void waitsForADecision() {
        for (Outcome word : List.of(PENDING, UNDER_REVIEW, MORE_NEEDED)) {
            assertThat(OutcomeSet.NEW.hear(word).closed()).isFalse();
        }
        assertThat(after(PENDING, MORE_NEEDED, OFFERED).closed()).isTrue();
        assertThat(after(OFFERED, PENDING).closed()).isTrue();
    }

    @Test
    void aLateWordCountsAfterWeGaveUpButReopensNothing() {
        assertThat(after(TIMED_OUT, OFFERED).hasOffer()).isTrue();
        assertThat(after(FAILED, DECLINED).outcome()).isEqualTo(DECLINED);
        assertThat(after(TIMED_OUT, PENDING).closed()).isTrue();
        assertThat(after(TIMED_OUT, PENDING).outcome()).isEqualTo(TIMED_OUT);
    }

    @Test
    void aNoAfterAYesIsAConflictAndTheNoCounts() {
        assertThat(after(OFFERED, DECLINED).outcome()).isEqualTo(DECLINED);
        assertThat(after(DECLINED, OFFERED).conflict()).isTrue();
        assertThat(after(DECLINED, OFFERED).hasOffer()).isFalse();
        assertThat(after(OFFERED, CANCELLED).conflict()).isFalse();
        assertThat(after(CANCELLED, FUNDED).outcome()).isEqualTo(FUNDED);
        assertThat(after(CANCELLED, FUNDED).conflict()).isTrue();
    }

    @Test
    void aRecalledOneStaysRecalled() {
        OutcomeSet standing = after(PENDING, RECALLED, OFFERED, FUNDED);
        assertThat(standing.outcome()).isEqualTo(RECALLED);
        assertThat(standing.hasOffer()).isFalse();
        assertThat(after(PENDING, RECALLED, OFFERED, DECLINED).conflict()).isFalse();
    }

    /** The borrower is bound although the application was recalled: not for us to settle. */
    @Test
    void whoGoesOnAfterARecallContradictsIt() {
        for (Outcome word : List.of(ACCEPTED, SIGNED, FUNDED)) {
            assertThat(after(PENDING, RECALLED, word).conflict()).isTrue();
        }
    }

    @Test
    void all24OrdersOfFourCallbacksEndAlike() {
        for (List<Outcome> four : List.of(
                List.of(PENDING, OFFERED, SIGNED, FUNDED),
                List.of(MORE_NEEDED, OFFERED, ACCEPTED, CANCELLED),
                List.of(PENDING, DUPLICATE, DECLINED, OFFERED))) {
            Set<OutcomeSet> ends = new HashSet<>();
            List<List<Outcome>> orders = orders(four);
            orders.forEach(order -> ends.add(after(order.toArray(Outcome[]::new))));
            assertThat(orders).hasSize(24);
            assertThat(ends).as("%s", four).hasSize(1);
        }
    }

    @Test
    void repetitionChangesNothing() {
        Random random = new Random(7);
        for (int run = 0; run < 2_000; run++) {
            OutcomeSet once = OutcomeSet.NEW;
            OutcomeSet often = OutcomeSet.NEW;
            List<Outcome> said = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Outcome word = Outcome.values()[random.nextInt(Outcome.values().length)];
                boolean closed = once.closed();
                once = once.hear(word);
                said.add(word);
                often = often.hear(word).hear(said.get(random.nextInt(said.size())));
                assertThat(once.closed()).as("never reopened").matches(now -> now || !closed);
            }
            assertThat(often).isEqualTo(once);
        }
    }

    private static OutcomeSet after(Outcome... words) {
        OutcomeSet standing = OutcomeSet.NEW;
        for (Outcome word : words) {
            standing = standing.hear(word);
        }
        return standing;
    }

    private static List<List<Outcome>> orders(List<Outcome> words) {
        if (words.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Outcome>> all = new ArrayList<>();
        for (Outcome first : words) {
            List<Outcome> others = new ArrayList<>(words);
            others.remove(first);
            for (List<Outcome> rest : orders(others)) {
                List<Outcome> order = new ArrayList<>(Arrays.asList(first));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }
}
