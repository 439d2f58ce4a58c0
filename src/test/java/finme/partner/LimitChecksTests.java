package finme.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.kernel.Fault;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LimitChecksTests {
    private static final String HOURS = "{'days': ['MON'], 'from': '08:00', 'to': '20:00'}";

    static Stream<Arguments> nonsense() {
        return Stream.of(
                Arguments.of("{'limits': [{'counts': 'SENT', 'per': 'FORTNIGHT', 'max': 5}]}", "/limits/0/per"),
                Arguments.of("{'limits': [{'counts': 'sent', 'per': 'DAY', 'max': 5}]}", "/limits/0/counts"),
                Arguments.of("{'limits': [{'counts': 'SOLD', 'per': 'DAY', 'max': -1}]}", "/limits/0/max"),
                Arguments.of("{'limits': [{'counts': 'SOLD', 'per': 'DAY', 'max': 0}]}", "/limits/0/max"),
                Arguments.of("{'limits': [{'counts': 'SOLD', 'per': 'DAY'}]}", "/limits/0/max"),
                Arguments.of("{'limits': [null]}", "/limits/0"),
                Arguments.of(
                        "{'limits': [{'counts': 'SENT', 'per': 'DAY', 'max': 5}, {'counts': 'SENT', 'per': 'DAY', 'max': 6}]}",
                        "/limits/1/per"),
                Arguments.of("{'budget': {'per': 'YEAR', 'max': {'value': 5, 'currency': 'EUR'}}}", "/budget/per"),
                Arguments.of(
                        "{'budget': {'per': 'DAY', 'max': {'value': -5, 'currency': 'EUR'}}}", "/budget/max/value"),
                Arguments.of(
                        "{'budget': {'per': 'DAY', 'max': {'value': 5, 'currency': 'EURO'}}}", "/budget/max/currency"),
                Arguments.of("{'budget': {'per': 'DAY'}}", "/budget/max"),
                Arguments.of("{'schedule': {'zone': 'Europe/Pragues', 'open': [" + HOURS + "]}}", "/schedule/zone"),
                Arguments.of("{'schedule': {'open': [" + HOURS + "]}}", "/schedule/zone"),
                Arguments.of("{'schedule': {'zone': 'UTC', 'open': []}}", "/schedule/open"),
                Arguments.of(
                        "{'schedule': {'zone': 'UTC', 'open': [" + HOURS + "], 'outside': 'WAIT'}}",
                        "/schedule/outside"),
                Arguments.of(schedule("['MON', 'MONDAY']", "08:00", "20:00"), "/schedule/open/0/days/1"),
                Arguments.of(schedule("[]", "08:00", "20:00"), "/schedule/open/0/days"),
                Arguments.of(schedule("['MON']", "8:00", "20:00"), "/schedule/open/0/from"),
                Arguments.of(schedule("['MON']", "24:00", "20:00"), "/schedule/open/0/from"),
                Arguments.of(schedule("['MON']", "08:00", "25:00"), "/schedule/open/0/to"),
                Arguments.of(schedule("['MON']", "08:00", "08:00"), "/schedule/open/0/to"),
                Arguments.of("{'duplicates': {'days': 0}}", "/duplicates/days"),
                Arguments.of("{'duplicates': {}}", "/duplicates/days"),
                Arguments.of("{'duplicates': {'days': 9, 'keys': ['iban']}}", "/duplicates/keys"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsRefusedWithItsPlace(String more, String pointer) throws Exception {
        assertThat(faults(more)).extracting(Fault::pointer).containsExactly(pointer);
    }

    @Test
    void whatTheContractShowsIsTaken() throws Exception {
        assertThat(faults("""
                {'limits': [{'counts': 'SENT', 'per': 'DAY', 'max': 500}, {'counts': 'SOLD', 'per': 'TOTAL', 'max': 1}],
                 'schedule': {'zone': 'Europe/Prague', 'outside': 'QUEUE', 'open': [
                   {'days': ['MON', 'FRI'], 'from': '08:00', 'to': '24:00'}, {'days': ['SAT'], 'from': '22:00', 'to': '06:00'}]},
                 'duplicates': {'days': 90}, 'budget': {'per': 'MONTH', 'max': {'value': 20000, 'currency': 'EUR'}}}""")).isEmpty();
    }

    private static String schedule(String days, String from, String to) {
        return "{'schedule': {'zone': 'UTC', 'open': [{'days': %s, 'from': '%s', 'to': '%s'}]}}"
                .formatted(days, from, to);
    }

    private static java.util.List<Fault> faults(String more) throws Exception {
        ObjectNode partner = (ObjectNode) PartnerChecksTests.JSON.readTree(more.replace('\'', '"'));
        partner.put("code", "a").put("name", "A").put("answer", "{}");
        Findings found = new Findings();
        LimitChecks.check(PartnerChecksTests.JSON.treeToValue(partner, Partner.class), found);
        return found.list();
    }
}
