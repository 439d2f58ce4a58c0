package finme.dispatch.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import finme.dispatch.PartnerPriorities;
import finme.dispatch.PartnerPriorities.Matched;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.PartnerPriorities.Ranking;
import finme.dispatch.PartnerPriorities.Rule;
import finme.dispatch.RoutingReplay.Why;
import finme.dispatch.replay.OfferHistory.Habit;
import finme.dispatch.testing.TestPartners;
import finme.kernel.Ids;
import finme.kernel.Money;
import finme.loan.ApplicationFacts;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.PastApplications.Past;
import finme.partner.Partner;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlayedRulesTests {
    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

    @Test
    void whoeverComesLaterIsExpectedToOfferLessOften() {
        PlayedRules rules = rules(ranks("a", "b"), partner("a", ""), partner("b", ""));
        rules.play(past(MORNING));
        assertThat(rules.gain("a").offers).isEqualTo(0.4);
        assertThat(rules.gain("a").revenue).isEqualTo(12);
        assertThat(rules.gain("b").offers).isEqualTo(0.6 * 0.5);
        assertThat(rules.gain("b").revenue).isCloseTo(0.3 * 50, within(1e-9));
    }

    @Test
    void aFullLimitSendsTheOthersOnAndIsEmptyTheNextDay() {
        PlayedRules rules = rules(
                ranks("a", "b"),
                partner("a", "\"limits\": [{\"counts\": \"SENT\", \"per\": \"DAY\", \"max\": 2}]"),
                partner("b", ""));
        assertThat(rules.play(past(MORNING)).partners()).containsExactly("a", "b");
        assertThat(rules.play(past(MORNING.plusSeconds(1))).partners()).containsExactly("a", "b");
        assertThat(rules.play(past(MORNING.plusSeconds(2))).partners()).containsExactly("b");
        assertThat(rules.play(past(MORNING.plus(Duration.ofDays(1)))).partners())
                .containsExactly("a", "b");
        assertThat(rules.gain("a").capped).isEqualTo(1);
        assertThat(rules.gain("a").asked).isEqualTo(3);
    }

    /** As in a real round: who is full is left out of the plan, and takes nobody's place. */
    @Test
    void aFullLimitLeavesItsPlaceToTheNext() {
        PlayedRules rules = rules(
                ranks(1, "a", "b", "c"),
                partner("a", "\"limits\": [{\"counts\": \"SENT\", \"per\": \"DAY\", \"max\": 1}]"),
                partner("b", "\"limits\": [{\"counts\": \"SENT\", \"per\": \"DAY\", \"max\": 1}]"),
                partner("c", ""));
        assertThat(rules.play(past(MORNING)).partners()).containsExactly("a");
        Course second = rules.play(past(MORNING.plusSeconds(1)));
        assertThat(second.partners()).containsExactly("b");
        assertThat(second.asked().get(0).wave()).isEqualTo(1);
        Course third = rules.play(past(MORNING.plusSeconds(2)));
        assertThat(third.partners()).containsExactly("c");
        assertThat(third.unlike(second)).contains(new Why("b", "REMOVED", "Limit of 1 sent a day reached."));
        assertThat(rules.gain("a").capped).isEqualTo(2);
        assertThat(rules.gain("b").asked).isEqualTo(1);
        assertThat(rules.gain("b").capped).isEqualTo(1);
    }

    /** They are asked at once, so none of them has more room because of another. */
    @Test
    void allWhoAreFullInAWaveAreLeftOutOfItAndTheNextGetTheirPlaces() {
        String once = "\"limits\": [{\"counts\": \"SENT\", \"per\": \"DAY\", \"max\": 1}]";
        PlayedRules rules = rules(
                ranks(Mode.SHARED, 2, "a:1", "b:1", "c:1", "d:2"),
                partner("a", once),
                partner("b", once),
                partner("c", once),
                partner("d", ""));
        Course first = rules.play(past(MORNING));
        assertThat(first.partners()).hasSize(2).doesNotContain("d");
        assertThat(rules.play(past(MORNING.plusSeconds(1))).partners())
                .hasSize(2)
                .contains("d");
        assertThat(rules.play(past(MORNING.plusSeconds(2))).partners()).containsExactly("d");
        assertThat(List.of("a", "b", "c"))
                .allSatisfy(each -> assertThat(rules.gain(each).asked).isEqualTo(1));
        assertThat(rules.gain("a").capped + rules.gain("b").capped + rules.gain("c").capped)
                .isEqualTo(2 + 3);
    }

    @Test
    void limitsOnWhatIsSoldAndBudgetsGoByWhatIsExpected() {
        PlayedRules rules = rules(
                ranks("a", "b"),
                partner("a", "\"limits\": [{\"counts\": \"SOLD\", \"per\": \"TOTAL\", \"max\": 1}]"),
                partner("b", "\"budget\": {\"per\": \"MONTH\", \"max\": {\"value\": 40, \"currency\": \"EUR\"}}"));
        for (int i = 0; i < 10; i++) {
            rules.play(past(MORNING.plusSeconds(i)));
        }
        assertThat(rules.gain("a").asked).as("0.4 of an offer each").isEqualTo(2);
        assertThat(rules.gain("b").revenue).isLessThanOrEqualTo(40);
        assertThat(rules.gain("b").asked)
                .as("15 of money behind a, 25 without it")
                .isEqualTo(2);
    }

    @Test
    void theSameRulesGoTheSameWayAndOthersSayWhyNot() {
        Partner full = partner("a", "\"limits\": [{\"counts\": \"SENT\", \"per\": \"TOTAL\", \"max\": 1}]");
        PlayedRules was = rules(ranks("a", "b"), full, partner("b", ""), partner("c", ""));
        PlayedRules same = rules(ranks("a", "b"), full, partner("b", ""), partner("c", ""));
        PlayedRules other = rules(ranks("c:1", "a:2"), full, partner("b", ""), partner("c", ""));
        Past first = past(MORNING);
        Course before = was.play(first);
        assertThat(same.play(first).isLike(before)).isTrue();
        Course after = other.play(first);
        assertThat(after.isLike(before)).isFalse();
        assertThat(after.unlike(before))
                .containsExactlyInAnyOrder(
                        new Why("c", "ADDED", "c is asked."),
                        new Why("a", "MOVED", "Step 1 → 2: a is asked."),
                        new Why("b", "REMOVED", "No rule names this partner."));
        Past second = past(MORNING.plusSeconds(1));
        Course capped = was.play(second);
        assertThat(same.play(second).isLike(capped)).isTrue();
        assertThat(capped.unlike(before)).contains(new Why("a", "REMOVED", "Limit of 1 sent in total reached."));
    }

    private static PlayedRules rules(PartnerPriorities rules, Partner... partners) {
        List<Partner> directory = List.of(partners);
        return new PlayedRules(
                rules,
                directory,
                Map.of("a", new Habit(0.4, 30), "b", new Habit(0.5, 50)),
                new PlayedCaps(directory, ZoneOffset.UTC));
    }

    private static Partner partner(String code, String more) {
        return TestPartners.read(code, "http://localhost:1/x", "{" + more + "}");
    }

    /** @param codes in tiers of their own, {@code a:2} in the second */
    private static PartnerPriorities ranks(String... codes) {
        return ranks(9, codes);
    }

    private static PartnerPriorities ranks(int most, String... codes) {
        return ranks(Mode.WATERFALL, most, codes);
    }

    private static PartnerPriorities ranks(Mode mode, int most, String... codes) {
        List<Matched> matched = Arrays.stream(codes)
                .map(code -> code.split(":"))
                .map(parts -> new Matched(
                        parts[0],
                        parts.length > 1
                                ? Integer.parseInt(parts[1])
                                : 1 + Arrays.asList(codes).indexOf(parts[0]),
                        1,
                        null,
                        new Rule("Rule_" + parts[0], parts[0] + " is asked.")))
                .toList();
        return facts -> new Ranking("partner-prioritisation", 1, matched, List.of(), mode, most, null);
    }

    private static Past past(Instant at) {
        UUID id = Ids.next();
        LoanApplication application = new LoanApplication(
                id,
                "FM-" + id,
                Ids.next(),
                "web",
                ApplicationStatus.UNPLACED,
                null,
                at,
                1,
                false,
                null,
                false,
                "PERSONAL_LOAN",
                new Money(BigDecimal.TEN, "EUR"),
                12,
                null,
                null,
                at);
        ApplicationFacts facts = new ApplicationFacts(
                "PERSONAL_LOAN", BigDecimal.TEN, "EUR", 12, null, null, 30, null, null, null, "web", false, Map.of());
        return new Past(application, facts);
    }
}
