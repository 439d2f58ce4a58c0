package finme.dispatch.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import finme.dispatch.PartnerPriorities.Matched;
import finme.dispatch.PartnerPriorities.Missed;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.PartnerPriorities.Ranking;
import finme.dispatch.PartnerPriorities.Rule;
import finme.dispatch.model.PlanEntry;
import finme.dispatch.model.PlanEntry.Verdict;
import finme.dispatch.testing.TestPartners;
import finme.kernel.Ids;
import finme.partner.Partner;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlannerTests {
    private static final UUID APPLICATION = Ids.next();
    private static final Rule RULE = new Rule("Rule_Why", "Because.");

    @Test
    void asksOneAfterTheOtherInAWaterfall() {
        List<PlanEntry> plan = plan(Mode.WATERFALL, 10, match("c", 2, 1), match("a", 1, 1), match("b", 1, 0));
        assertThat(plan).extracting(PlanEntry::partner).startsWith("a", "b", "c");
        assertThat(plan).extracting(PlanEntry::wave).startsWith(1, 2, 3);
    }

    @Test
    void asksATierAtOnceWhenShared() {
        List<PlanEntry> plan = plan(Mode.SHARED, 10, match("a", 5, 1), match("b", 5, 1), match("c", 9, 1));
        assertThat(plan.subList(0, 3)).extracting(PlanEntry::wave).containsExactly(1, 1, 2);
    }

    @Test
    void reachesNoMoreThanTheLimit() {
        List<PlanEntry> plan = plan(Mode.SHARED, 2, match("a", 1, 1), match("b", 1, 1), match("c", 1, 1));
        assertThat(plan).filteredOn(e -> e.verdict() == Verdict.PLANNED).hasSize(2);
        assertThat(plan)
                .filteredOn(e -> e.verdict() == Verdict.NOT_REACHED)
                .singleElement()
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo("limit_reached"));
    }

    @Test
    void givesEverybodyAReasonOnce() {
        Ranking ranking = new Ranking(
                "partner-prioritisation",
                3,
                List.of(match("a", 1, 1), match("paused", 1, 1), match("ghost", 1, 1), match("a", 2, 1)),
                List.of(new Missed("b", RULE, List.of("amount", "region"))),
                Mode.WATERFALL,
                10,
                null);
        List<Partner> directory = List.of(
                TestPartners.partner("a"),
                TestPartners.partner("b"),
                TestPartners.partner("c"),
                TestPartners.paused("paused"));
        List<PlanEntry> plan = new Planner(ranking, APPLICATION, 1, false).plan(directory);
        Map<String, String> reasons = new HashMap<>();
        plan.forEach(e -> assertThat(reasons.put(
                        e.partner(), e.reason() == null ? "" : e.reason().code()))
                .isNull());
        assertThat(reasons)
                .containsEntry("a", "")
                .containsEntry("paused", "partner_paused")
                .containsEntry("ghost", "unknown_partner")
                .containsEntry("b", "rule_not_matched")
                .containsEntry("c", "no_rule")
                .hasSize(5);
        assertThat(plan)
                .filteredOn(e -> e.partner().equals("b"))
                .singleElement()
                .satisfies(e -> assertThat(e.reason().text())
                        .isEqualTo("The closest rule (Because) asks for another amount, region."));
    }

    @Test
    void sendsTestApplicationsOnlyToTestEndpoints() {
        Ranking ranking = ranking(Mode.SHARED, 9, match("live", 1, 1), match("test", 1, 1));
        List<PlanEntry> plan = new Planner(ranking, APPLICATION, 1, true)
                .plan(List.of(TestPartners.partner("live"), TestPartners.testable("test")));
        assertThat(plan)
                .extracting(e -> e.partner() + " " + e.verdict())
                .containsExactly("test PLANNED", "live RULED_OUT");
    }

    @Test
    void sharesHoldWithinTwoPointsOverTenThousandApplications() {
        Matched[] tier = {match("a", 1, 50), match("b", 1, 30), match("c", 1, 20), match("d", 1, 0)};
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            String chosen = new Planner(ranking(Mode.WATERFALL, 9, tier), Ids.next(), 1, false)
                    .plan(directory(tier))
                    .get(0)
                    .partner();
            first.merge(chosen, 1, Integer::sum);
        }
        assertThat(first.get("a") / 100.0).isCloseTo(50, within(2.0));
        assertThat(first.get("b") / 100.0).isCloseTo(30, within(2.0));
        assertThat(first.get("c") / 100.0).isCloseTo(20, within(2.0));
        assertThat(first).doesNotContainKey("d");
    }

    @Test
    void sharesHoldAlsoWhileAPartnerPauses() {
        Matched[] tier = {match("a", 1, 50), match("b", 1, 30), match("c", 1, 20)};
        List<Partner> paused = List.of(TestPartners.paused("a"), TestPartners.partner("b"), TestPartners.partner("c"));
        Map<String, Integer> all = new HashMap<>();
        Map<String, Integer> without = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            boolean pause = i / 1000 % 2 == 1;
            String chosen = new Planner(ranking(Mode.WATERFALL, 9, tier), Ids.next(), 1, false)
                    .plan(pause ? paused : directory(tier))
                    .get(0)
                    .partner();
            (pause ? without : all).merge(chosen, 1, Integer::sum);
        }
        assertThat(all.get("a") / 50.0).isCloseTo(50, within(2.0));
        assertThat(all.get("b") / 50.0).isCloseTo(30, within(2.0));
        assertThat(without.get("b") / 50.0).isCloseTo(60, within(2.0));
        assertThat(without.get("c") / 50.0).isCloseTo(40, within(2.0));
        assertThat(without).doesNotContainKey("a");
    }

    @Test
    void theSameRoundGivesTheSameOrderAndAnotherRoundMayNot() {
        Matched[] tier = {match("a", 1, 1), match("b", 1, 1), match("c", 1, 1), match("d", 1, 1)};
        List<PlanEntry> once = plan(Mode.WATERFALL, 9, tier);
        List<Matched> reversed = Stream.of(tier)
                .sorted((x, y) -> y.partner().compareTo(x.partner()))
                .toList();
        assertThat(plan(Mode.WATERFALL, 9, reversed.toArray(Matched[]::new))).isEqualTo(once);
        assertThat(Stream.iterate(2, round -> round + 1)
                        .limit(20)
                        .map(round -> new Planner(ranking(Mode.WATERFALL, 9, tier), APPLICATION, round, false)
                                .plan(directory(tier))))
                .anyMatch(other -> !other.equals(once));
    }

    private static List<PlanEntry> plan(Mode mode, int most, Matched... matched) {
        return new Planner(ranking(mode, most, matched), APPLICATION, 1, false).plan(directory(matched));
    }

    private static Ranking ranking(Mode mode, int most, Matched... matched) {
        return new Ranking("partner-prioritisation", 1, List.of(matched), List.of(), mode, most, null);
    }

    private static Matched match(String partner, int tier, int weight) {
        return new Matched(partner, tier, weight, null, RULE);
    }

    private static List<Partner> directory(Matched... matched) {
        return Arrays.stream(matched)
                .map(m -> TestPartners.partner(m.partner()))
                .toList();
    }
}
