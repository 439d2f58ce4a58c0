package finme.dispatch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import finme.dispatch.Outcome;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.model.OutcomeSet;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundVerdictTests {
    @ParameterizedTest(name = "{0}: {1} gives {2}")
    @CsvSource({
        "WATERFALL, DECLINED, NOBODY",
        "WATERFALL, PENDING, WAIT",
        "WATERFALL, OFFERED, OFFERED",
        "WATERFALL, TIMED_OUT PENDING, WAIT",
        "SHARED, DECLINED OFFERED PENDING, OFFERED",
        "SHARED, DECLINED PENDING, WAIT",
        "SHARED, DECLINED FAILED TIMED_OUT DUPLICATE PRICE_COUNTER, NOBODY",
        "BEST_PRICE, OFFERED PENDING, WAIT",
        "BEST_PRICE, OFFERED DECLINED, OFFERED",
        "BEST_PRICE, CANCELLED DECLINED, NOBODY",
        "WATERFALL, RECALLED, NOBODY",
    })
    void decides(Mode mode, String words, RoundVerdict expected) {
        List<OutcomeSet> standings = Arrays.stream(words.split(" "))
                .map(word -> OutcomeSet.NEW.hear(Outcome.valueOf(word)))
                .toList();
        assertThat(RoundVerdict.of(mode, standings)).isEqualTo(expected);
    }
}
