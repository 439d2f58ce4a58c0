package finme.dispatch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import finme.dispatch.Exchange;
import finme.dispatch.Outcome;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.answer.Answer;
import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.AttemptResult.Answered;
import finme.dispatch.answer.AttemptResult.Retryable;
import finme.dispatch.answer.AttemptResult.Unanswered;
import finme.dispatch.answer.PartnerWords;
import finme.dispatch.eligibility.Eligibility;
import finme.dispatch.eligibility.Facts;
import finme.dispatch.model.Assignment;
import finme.dispatch.model.Assignment.Turn;
import finme.dispatch.model.Claimed;
import finme.dispatch.model.Claimed.Why;
import finme.dispatch.model.Decision;
import finme.dispatch.model.Delivery;
import finme.dispatch.model.Delivery.State;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.OutcomeSet;
import finme.dispatch.rule.NextStep.Close;
import finme.dispatch.rule.NextStep.Retry;
import finme.dispatch.rule.NextStep.Wait;
import finme.dispatch.testing.TestPartners;
import finme.partner.Partner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One rule, as a table for each way of getting there. Partners: {@code none} is in no directory. */
class NextStepTests {
    /** A Monday, at noon. */
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what is due    | attempt | before      | partner            | circuit | what follows
                "SEND             | 1       |             | plain              | closed  | send",
                "SEND             | 1       |             | none               | closed  | close FAILED unknown_partner",
                "SEND             | 1       |             | paused             | closed  | close FAILED partner_paused",
                "SEND             | 1       |             | skips              | closed  | close FAILED closed",
                "SEND             | 1       |             | queues             | closed  | wait OPENING 2026-12-01T08:00:00Z",
                "SEND             | 1       |             | onceOnly           | closed  | send",
                "SEND             | 2       | timeout     | plain              | closed  | send",
                "SEND             | 2       | timeout     | skips              | closed  | send",
                "SEND             | 2       | timeout     | none               | closed  | close FAILED unknown_partner",
                "SEND             | 2       | timeout     | paused             | closed  | wait ROOM",
                "SEND             | 2       | timeout     | onceOnly           | closed  | close UNDER_REVIEW in_doubt",
                "SEND             | 2       | http_500    | onceOnlyPaused     | closed  | close UNDER_REVIEW in_doubt",
                "SEND             | 2       | timeout     | onceOnlySilent     | closed  | close FAILED in_doubt",
                "SEND             | 2       | unreachable | onceOnly           | closed  | send",
                "SEND             | 2       | http_429    | onceOnly           | closed  | send",
                "SEND             | 2       | tls_expired | onceOnly           | closed  | send",
                "SEND             | 2       | http_429    | onceOnlyPaused     | closed  | wait ROOM",
                "LEFT_BEHIND      | 1       |             | plain              | closed  | send",
                "LEFT_BEHIND      | 1       |             | paused             | closed  | wait ROOM",
                "LEFT_BEHIND      | 1       |             | skips              | closed  | send",
                "LEFT_BEHIND      | 1       |             | onceOnly           | closed  | close UNDER_REVIEW in_doubt",
                "LEFT_BEHIND      | 2       | unreachable | onceOnly           | closed  | close UNDER_REVIEW in_doubt",
                "UNWANTED         | 0       |             | paused             | closed  | close FAILED partner_paused",
                "OVERDUE          | 0       |             | plain              | closed  | close TIMED_OUT no_room",
                "OVERDUE          | 0       |             | plain              | open    | close TIMED_OUT circuit_open",
                "OVERDUE          | 1       |             | plain              | open    | close TIMED_OUT no_decision_in_time",
                "OVERDUE          | 3       | timeout     | none               | closed  | close TIMED_OUT no_decision_in_time",
            })
    void whatIsDue(Why why, int attempt, @Nullable String before, String partner, String circuit, String follows) {
        Claimed claim = new Claimed(dispatch(attempt, before), why, NOW.plusSeconds(30));
        Eligibility eligibility = new Eligibility(Facts.at(NOW, false));
        assertThat(words(new Situation.Due(claim, eligibility, circuit.equals("closed")), partner))
                .isEqualTo(follows);
    }

    /** A callback was faster than the end of its time. */
    @Test
    void whoHasSpokenWasAsked() {
        Dispatch spoke = new Dispatch(
                dispatch(0, null).assignment(),
                new Delivery(State.WAITING, 0, NOW),
                new Decision(OutcomeSet.NEW.hear(Outcome.PENDING), false, null, null, null, null));
        Claimed claim = new Claimed(spoke, Why.OVERDUE, NOW);
        assertThat(words(new Situation.Due(claim, new Eligibility(Facts.at(NOW, false)), true), "plain"))
                .isEqualTo("close TIMED_OUT no_decision_in_time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first | plain  | send",
                "again | plain  | send",
                "first | skips  | send",
                "first | none   | close FAILED unknown_partner",
                "again | none   | close FAILED unknown_partner",
                "first | paused | close FAILED partner_paused",
                "again | paused | wait ROOM",
            })
    void whatHasRoom(String time, String partner, String follows) {
        assertThat(words(new Situation.Leaving(time.equals("first")), partner)).isEqualTo(follows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "closed | true  | wait ROOM",
                "closed | false | wait ROOM",
                "open   | true  | close FAILED circuit_open",
                "open   | false | wait CIRCUIT",
            })
    void whatFindsNoRoom(String circuit, boolean others, String follows) {
        assertThat(words(new Situation.Refused(circuit.equals("closed"), others), "plain"))
                .isEqualTo(follows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // how it ended    | attempt | seconds left | partner        | what follows
                "answered DECLINED | 1       | 30           | plain          | close DECLINED",
                "answered PENDING  | 1       | 0            | onceOnly       | close PENDING",
                "failed redirected | 1       | 30           | plain          | close FAILED redirected",
                "again timeout     | 1       | 30           | plain          | retry PT1S timeout",
                "again timeout     | 2       | 30           | plain          | retry PT1S timeout",
                "again timeout     | 3       | 30           | plain          | close TIMED_OUT timeout",
                "again http_500    | 3       | 30           | plain          | close FAILED http_500",
                "again http_500    | 1       | 2            | plain          | retry PT1S http_500",
                "again http_500    | 1       | 1            | plain          | close FAILED http_500",
                "again timeout     | 1       | 0            | plain          | close TIMED_OUT timeout",
                "again timeout     | 1       | 30           | twoTries       | retry PT1S timeout",
                "again timeout     | 2       | 30           | twoTries       | close TIMED_OUT timeout",
                "again timeout     | 2       | 30           | none           | retry PT1S timeout",
                "again timeout     | 3       | 30           | none           | close TIMED_OUT timeout",
                "again timeout     | 1       | 30           | onceOnly       | close UNDER_REVIEW in_doubt",
                "again timeout     | 1       | 30           | onceOnlySilent | close FAILED in_doubt",
                "again unreachable | 1       | 30           | onceOnly       | retry PT1S unreachable",
                "again http_429    | 1       | 30           | onceOnly       | retry PT1S http_429",
                "again timeout     | 1       | 30           | paused         | retry PT1S timeout",
            })
    void whatHasEnded(String end, int attempt, int left, String partner, String follows) {
        Dispatch tried = dispatch(attempt, null);
        Situation ended =
                new Situation.Ended(tried, result(end), PAUSE, tried.decideBy().minusSeconds(left));
        assertThat(words(ended, partner)).isEqualTo(follows);
    }

    /** What is kept of an attempt in doubt is the request that was sent, and what came back. */
    @Test
    void whatIsInDoubtKeepsItsExchange() {
        Exchange asked = new Exchange("POST", "https://a.example/x", null, "{}", 200, "<");
        Dispatch tried = dispatch(1, null);
        NextStep next = NextStep.of(
                new Situation.Ended(tried, new Retryable("malformed_answer", null, "<").after(asked), PAUSE, NOW),
                partner("onceOnly"));
        assertThat(((Unanswered) ((Close) next).result()).exchange()).isEqualTo(asked);
    }

    private static AttemptResult result(String end) {
        String[] words = end.split(" ");
        return switch (words[0]) {
            case "answered" ->
                new Answered(new Answer(
                        Outcome.valueOf(words[1]),
                        null,
                        List.of(),
                        null,
                        new PartnerWords(null, null, null, List.of(), null)));
            case "failed" -> new Unanswered(Outcome.FAILED, words[1]);
            default -> new Retryable(words[1], null);
        };
    }

    private static String words(Situation situation, String partner) {
        NextStep next = NextStep.of(situation, partner(partner));
        if (next instanceof Retry retry) {
            return "retry " + retry.pause() + ' ' + retry.reasonCode();
        }
        if (next instanceof Wait wait) {
            return "wait " + wait.what() + (wait.until() == null ? "" : " " + wait.until());
        }
        if (next instanceof Close close) {
            return "close "
                    + (close.result() instanceof Unanswered nothing
                            ? nothing.outcome() + " " + nothing.reasonCode()
                            : ((Answered) close.result()).answer().outcome());
        }
        return "send";
    }

    private static @Nullable Partner partner(String kind) {
        String opens = "{'zone': 'UTC', 'outside': '%s', 'open': [{'days': ['TUE'], 'from': '08:00', 'to': '20:00'}]}";
        String settings = switch (kind) {
            case "paused" -> "'state': 'PAUSED'";
            case "skips" -> "'schedule': " + opens.formatted("SKIP");
            case "queues" -> "'schedule': " + opens.formatted("QUEUE");
            case "onceOnly" -> "'request': {'onDoubt': 'WAIT'}";
            case "onceOnlyPaused" -> "'state': 'PAUSED', 'request': {'onDoubt': 'WAIT'}";
            case "onceOnlySilent" -> "'callback': null, 'request': {'onDoubt': 'WAIT'}";
            case "twoTries" -> "'request': {'attempts': 2}";
            case "plain", "none" -> "";
            default -> throw new IllegalArgumentException(kind);
        };
        return kind.equals("none")
                ? null
                : TestPartners.read("a", "http://localhost:1/x", ('{' + settings + '}').replace('\'', '"'));
    }

    private static Dispatch dispatch(int attempt, @Nullable String before) {
        Assignment assignment = new Assignment(
                UUID.randomUUID(), UUID.randomUUID(), "a", 1, "ref", false, NOW, Turn.of(1, 1, Mode.WATERFALL));
        Decision decision = new Decision(OutcomeSet.NEW, false, before, null, null, null);
        return new Dispatch(assignment, new Delivery(State.SENDING, attempt, NOW.plusSeconds(30)), decision);
    }
}
