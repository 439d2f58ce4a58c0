package finme.dispatch.ping;

import static org.assertj.core.api.Assertions.assertThat;

import finme.dispatch.model.PlanEntry;
import finme.dispatch.model.PlanEntry.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BidOrderTests {
    @Test
    void theHighestBidIsAskedFirstAndOfEqualOnesTheOneThatStoodFirst() {
        List<PlanEntry> plan = List.of(entry("a", 1, 1), entry("b", 1, 2), entry("c", 1, 3), entry("d", 2, 4));
        assertThat(order(plan, 0, Map.of("a", bid("5"), "b", bid("7.00"), "c", bid("7"))))
                .containsExactly("b 1", "c 2", "a 3", "d 4");
    }

    @Test
    void whoMakesNoBidsComesAfterThoseOfItsTierThatDo() {
        List<PlanEntry> plan = List.of(entry("a", 1, 1), entry("b", 1, 1), entry("c", 1, 1), entry("d", 2, 2));
        assertThat(order(plan, 0, Map.of("b", bid("1"), "c", bid("2")))).containsExactly("c 1", "b 2", "a 3", "d 4");
    }

    @Test
    void whoDoesNotTakeItIsNotAskedAndSaysWhy() {
        List<PlanEntry> plan = List.of(entry("z", 1, 1), entry("a", 2, 2), entry("b", 2, 3), entry("c", 2, 4));
        List<PlanEntry> ordered =
                BidOrder.of(plan, 1, Map.of("a", Bid.none("ping_declined"), "b", bid("3"), "c", bid("12")));
        assertThat(ordered)
                .extracting(each -> each.partner() + " " + each.wave())
                .containsExactly("z 1", "c 2", "a null", "b null");
        assertThat(ordered.subList(2, 4))
                .extracting(each -> each.reason().code())
                .containsExactly("ping_declined", "bid_below_minimum");
    }

    private static List<String> order(List<PlanEntry> plan, int sent, Map<String, Bid> bids) {
        return BidOrder.of(plan, sent, bids).stream()
                .map(each -> each.partner() + " " + each.wave())
                .toList();
    }

    private static Bid bid(String amount) {
        return Bid.of(new BigDecimal(amount));
    }

    private static PlanEntry entry(String partner, int tier, int wave) {
        BigDecimal least = tier == 2 ? BigDecimal.TEN : null;
        return new PlanEntry(partner, Verdict.PLANNED, wave, tier, 1, least, null, null);
    }
}
