package finme.dispatch.ping;

import finme.dispatch.model.PlanEntry;
import finme.dispatch.model.Reasons;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Bids order their tier: the highest is asked first, then the next, each alone; of equal bids the one that stood first.
 * After them come partners of the tier that make no bids. Pure.
 */
final class BidOrder {
    private BidOrder() {}

    /** @param sent the last wave that is on its way @return the plan by the bids, those asked first first */
    static List<PlanEntry> of(List<PlanEntry> plan, int sent, Map<String, Bid> bids) {
        List<PlanEntry> bidders = new ArrayList<>();
        List<PlanEntry> before = new ArrayList<>();
        List<PlanEntry> out = new ArrayList<>();
        TreeMap<Integer, List<PlanEntry>> waves = new TreeMap<>();
        int first = first(plan, sent, bids);
        for (PlanEntry entry : plan) {
            Integer wave = entry.wave();
            Bid bid = bids.get(entry.partner());
            if (wave == null || wave <= sent) {
                (wave == null ? out : before).add(entry);
            } else if (bid == null) {
                waves.computeIfAbsent(wave, none -> new ArrayList<>()).add(entry);
            } else {
                PlanEntry judged = judged(entry, bid);
                (judged.wave() == null ? out : bidders).add(judged);
            }
        }
        bidders.sort(Comparator.comparing(BidOrder::amount).reversed());
        List<PlanEntry> ordered = new ArrayList<>(before);
        int next = sent;
        for (Map.Entry<Integer, List<PlanEntry>> wave : waves.headMap(first).entrySet()) {
            next = add(ordered, wave.getValue(), next);
        }
        for (PlanEntry bidder : bidders) {
            next = add(ordered, List.of(bidder), next);
        }
        for (Map.Entry<Integer, List<PlanEntry>> wave : waves.tailMap(first).entrySet()) {
            next = add(ordered, wave.getValue(), next);
        }
        ordered.addAll(out);
        return ordered;
    }

    /** @return the first wave of the tier that was asked for bids */
    private static int first(List<PlanEntry> plan, int sent, Map<String, Bid> bids) {
        Set<Integer> tiers = plan.stream()
                .filter(entry -> bids.containsKey(entry.partner()) && entry.tier() != null)
                .map(PlanEntry::tier)
                .collect(Collectors.toSet());
        return plan.stream()
                .filter(entry -> entry.wave() != null && entry.wave() > sent && tiers.contains(entry.tier()))
                .mapToInt(PlanEntry::wave)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static BigDecimal amount(PlanEntry entry) {
        return Objects.requireNonNullElse(entry.bid(), BigDecimal.ZERO);
    }

    private static PlanEntry judged(PlanEntry entry, Bid bid) {
        BigDecimal amount = bid.amount();
        if (amount == null) {
            return entry.without(Reasons.of(Objects.requireNonNullElse(bid.reason(), "no_bid")));
        }
        boolean tooLow = entry.minPrice() != null && amount.compareTo(entry.minPrice()) < 0;
        return tooLow ? entry.without(Reasons.of("bid_below_minimum")) : entry.bidding(amount);
    }

    private static int add(List<PlanEntry> ordered, List<PlanEntry> wave, int last) {
        wave.forEach(entry -> ordered.add(entry.at(last + 1)));
        return last + 1;
    }
}
