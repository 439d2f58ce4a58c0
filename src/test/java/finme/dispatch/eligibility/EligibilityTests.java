package finme.dispatch.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import finme.dispatch.eligibility.Verdict.Kind;
import finme.dispatch.testing.TestPartners;
import finme.partner.Partner;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EligibilityTests {
    private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");
    /** A Monday. */
    private static final Instant NOON = at("2026-11-30T12:00");

    private static final String DAYTIME =
            "'schedule': {'zone': 'Europe/Prague', 'outside': '%s', 'open': [{'days': ['MON'], 'from': '08:00', 'to': '20:00'}]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'state': 'ACTIVE'                                   | NOW   |",
                "'state': 'PAUSED'                                   | NEVER | partner_paused",
                "'limits': [{'counts':'SENT','per':'DAY','max':3}]   | NOW   |",
                "'limits': [{'counts':'SENT','per':'DAY','max':2}]   | NEVER | sent 2 of 2 today, next place tomorrow 00:00 Europe/Prague",
                "'limits': [{'counts':'SENT','per':'HOUR','max':2}]  | NEVER | sent 2 of 2 this hour, next place today 13:00 Europe/Prague",
                "'limits': [{'counts':'SENT','per':'WEEK','max':2}]  | NEVER | sent 2 of 2 this week, next place Mon 7 Dec 2026 00:00 Europe/Prague",
                "'limits': [{'counts':'SENT','per':'MONTH','max':2}] | NEVER | sent 2 of 2 this month, next place tomorrow 00:00 Europe/Prague",
                "'limits': [{'counts':'SENT','per':'TOTAL','max':2}] | NEVER | sent 2 of 2 in total, no more places",
                "'limits': [{'counts':'SOLD','per':'DAY','max':3}]   | NEVER | sold 2 (1 more not decided) of 3 today, next place tomorrow 00:00 Europe/Prague",
                "'limits': [{'counts':'SOLD','per':'DAY','max':4}]   | NOW   |",
                "'budget': {'per':'DAY','max':{'value':2.50,'currency':'EUR'}} | NEVER | spent 2 (1 more not decided) of 2.5 today, next money tomorrow 00:00 Europe/Prague"
            })
    void oneRuleSaysWhoMayBeAsked(String settings, Kind kind, String reason) {
        Verdict verdict = verdict(settings + ", " + DAYTIME.formatted("SKIP"), NOON, null);
        assertThat(verdict.kind()).isEqualTo(kind);
        if (reason != null) {
            assertThat(reason)
                    .isIn(
                            Objects.requireNonNull(verdict.reason()).code(),
                            verdict.reason().text());
        }
    }

    /** Everything that stands against it at once, then one after the other taken away: the order is the rule. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what stands against it                              | whether | why
                "unknown paused suppressed duplicate shut full open     | NEVER   | unknown_partner",
                "paused suppressed duplicate shut full open             | NEVER   | partner_paused",
                "suppressed duplicate shut full open                    | NEVER   | suppressed",
                "duplicate shut full open                               | NEVER   | duplicate",
                "shut full open                                         | NEVER   | closed",
                "queues full open                                       | NEVER   | cap_reached",
                "queues spent open                                      | NEVER   | budget_spent",
                "queues open                                            | LATER   | closed",
                "full open                                              | NEVER   | cap_reached",
                "full spent open                                        | NEVER   | cap_reached",
                "spent open                                             | NEVER   | budget_spent",
                "open                                                   | LATER   | circuit_open",
                "nothing                                                | NOW     |",
                "test paused suppressed duplicate shut full open        | NEVER   | partner_paused",
                "test suppressed duplicate shut full open               | NEVER   | no_test_endpoint",
                "test address suppressed duplicate shut full spent open | LATER   | circuit_open",
                "test address suppressed duplicate shut full spent      | NOW     |",
            })
    void theFirstObstacleIsTheReason(String against, Kind kind, String code) {
        Set<String> words = Set.of(against.split(" "));
        List<String> settings = new ArrayList<>(List.of("'name': 'A'"));
        add(settings, words, "paused", "'state': 'PAUSED'");
        add(settings, words, "address", "'request': {'testUrl': 'http://localhost:1/t'}");
        add(settings, words, "shut", DAYTIME.formatted("SKIP"));
        add(settings, words, "queues", DAYTIME.formatted("QUEUE"));
        add(settings, words, "full", "'limits': [{'counts':'SENT','per':'TOTAL','max':2}]");
        add(settings, words, "spent", "'budget': {'per':'TOTAL','max':{'value':3,'currency':'EUR'}}");
        Partner partner = partner(String.join(", ", settings));
        Instant evening = at("2026-11-30T21:00");
        Facts facts = new Facts(
                evening,
                words.contains("test"),
                null,
                facts(partner, evening, null).uses(),
                words.contains("duplicate") ? Map.of("a", "FM-1") : Map.of(),
                words.contains("suppressed") ? Set.of("a") : Set.of(),
                Map.of(),
                words.contains("open") ? Set.of("a") : Set.of());
        Verdict verdict = new Eligibility(facts).of(words.contains("unknown") ? null : partner);
        assertThat(verdict.kind()).isEqualTo(kind);
        assertThat(verdict.reason() == null ? null : verdict.reason().code()).isEqualTo(code);
    }

    private static void add(List<String> settings, Set<String> words, String word, String setting) {
        if (words.contains(word)) {
            settings.add(setting);
        }
    }

    @Test
    void closedHoursLeaveItOutOrMakeItWait() {
        Instant evening = at("2026-11-30T21:00");
        Verdict skipped = verdict(DAYTIME.formatted("SKIP"), evening, null);
        assertThat(skipped.kind()).isEqualTo(Kind.NEVER);
        assertThat(skipped.reason().code()).isEqualTo("closed");
        assertThat(skipped.reason().text()).isEqualTo("closed until Mon 7 Dec 2026 08:00 Europe/Prague");
        Verdict queued = verdict(DAYTIME.formatted("QUEUE"), evening, null);
        assertThat(queued.kind()).isEqualTo(Kind.LATER);
        assertThat(queued.until()).isEqualTo(at("2026-12-07T08:00"));
        assertThat(verdict(DAYTIME.formatted("QUEUE"), evening, evening.plusSeconds(60))
                        .kind())
                .as("it opens when the round is over")
                .isEqualTo(Kind.NEVER);
    }

    @Test
    void yesterdaysPlacesAreTakenByNobodyToday() {
        String cap = "'limits': [{'counts':'SENT','per':'DAY','max':2}], 'schedule': {'zone': 'Europe/Prague'}";
        assertThat(verdict(cap, at("2026-11-30T23:59"), null).kind()).isEqualTo(Kind.NEVER);
        assertThat(verdict(cap, at("2026-12-01T00:00"), null).kind()).isEqualTo(Kind.NOW);
        String sold = cap.replace("SENT", "SOLD").replace("'max':2", "'max':1");
        assertThat(verdict(sold, at("2026-12-01T00:00"), null).kind())
                .as("what is not decided may still be sold today")
                .isEqualTo(Kind.NEVER);
    }

    @Test
    void ofATestNothingCounts() {
        Partner full = partner(
                "'limits': [{'counts':'SENT','per':'DAY','max':2}], 'request': {'testUrl': 'http://localhost:1/t'}");
        Facts facts = facts(full, NOON, null);
        Facts test = new Facts(NOON, true, null, facts.uses(), Map.of("a", "FM-1"), Set.of("a"), Map.of(), Set.of());
        assertThat(new Eligibility(test).of(full).kind()).isEqualTo(Kind.NOW);
    }

    @Test
    void personsThatAreKnownOrUnwantedAreLeftOut() {
        Partner partner = partner("'state': 'ACTIVE'");
        Facts known = new Facts(NOON, false, null, Map.of(), Map.of("a", "FM-1"), Set.of(), Map.of(), Set.of());
        assertThat(new Eligibility(known).of(partner).reason().text()).contains("FM-1");
        Facts unwanted = new Facts(NOON, false, null, Map.of(), Map.of(), Set.of("a"), Map.of(), Set.of("a"));
        assertThat(new Eligibility(unwanted).of(partner).reason().code()).isEqualTo("suppressed");
        Facts ill = new Facts(NOON, false, null, Map.of(), Map.of(), Set.of(), Map.of(), Set.of("a"));
        assertThat(new Eligibility(ill).of(partner).kind()).isEqualTo(Kind.LATER);
        assertThat(new Eligibility(ill).of(null).reason().code()).isEqualTo("unknown_partner");
    }

    @Test
    void anUnknownPriceHoldsAllThatIsLeftOfABudget() {
        Quota quota = Quota.of(partner("'budget': {'per':'DAY','max':{'value':100,'currency':'EUR'}}"), PRAGUE)
                .get(0);
        Use first = Use.none(quota).at(NOON);
        Use taken = first.take(first.cost(null));
        assertThat(taken.fits(null)).isFalse();
        Use sold = taken.release(first.cost(null)).sold(new BigDecimal("40"));
        assertThat(sold.fits(null)).as("40 of 100, and 40 fit").isTrue();
        Use twice = sold.take(sold.cost(null)).release(new BigDecimal("40")).sold(new BigDecimal("40"));
        assertThat(twice.fits(null)).as("80 of 100, and 40 do not fit").isFalse();
        assertThat(twice.fits(new BigDecimal("20")))
                .as("a bid says what it costs")
                .isTrue();
    }

    private static Verdict verdict(String settings, Instant now, Instant deadline) {
        Partner partner = partner(settings);
        return new Eligibility(facts(partner, now, deadline)).of(partner);
    }

    /** Of each limit two are used at noon, and one of what may be sold is not decided. */
    private static Facts facts(Partner partner, Instant now, Instant deadline) {
        List<Use> uses = Quota.of(partner, PRAGUE).stream()
                .map(quota -> new Use(
                        quota,
                        quota.per().begin(NOON, PRAGUE),
                        BigDecimal.valueOf(2),
                        quota.counts(Quota.Counts.SENT) ? BigDecimal.ZERO : BigDecimal.ONE,
                        BigDecimal.ONE))
                .toList();
        return new Facts(now, false, deadline, Map.of("a", uses), Map.of(), Set.of(), Map.of(), Set.of());
    }

    private static Partner partner(String settings) {
        return TestPartners.read("a", "http://localhost:1/x", ("{" + settings + "}").replace('\'', '"'));
    }

    private static Instant at(String text) {
        return LocalDateTime.parse(text).atZone(PRAGUE).toInstant();
    }
}
