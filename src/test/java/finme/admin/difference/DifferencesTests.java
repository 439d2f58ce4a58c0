package finme.admin.difference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.admin.difference.Difference.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTests {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void tellsWhatWasAddedRemovedAndChanged() {
        assertThat(between(
                        "{'name': 'Alpha', 'request': {'timeout': 'PT5S', 'attempts': 2}, 'ping': {'url': 'x'}}",
                        "{'name': 'Alpha', 'request': {'timeout': 'PT9S', 'attempts': 2, 'testUrl': 'y'}}"))
                .containsExactly(
                        new Difference("/request/timeout", "Request › Timeout", Change.CHANGED, "PT5S", "PT9S"),
                        new Difference("/request/testUrl", "Request › Test url", Change.ADDED, null, "y"),
                        new Difference("/ping", "Ping", Change.REMOVED, "Url: x", null));
    }

    @Test
    void knowsWhatAListHoldsByItsCode() {
        assertThat(between(
                        "{'entries': [{'code': 'CAR', 'order': 1}, {'code': 'HOME', 'order': 2}]}",
                        "{'entries': [{'code': 'BOAT', 'order': 1, 'labels': {'en': 'A boat'}}, {'code':"
                                + " 'HOME', 'order': 3}]}"))
                .containsExactly(
                        new Difference(
                                "/entries/0",
                                "Entries › BOAT",
                                Change.ADDED,
                                null,
                                "Code: BOAT\nOrder: 1\nLabels: en: A boat"),
                        new Difference("/entries/1/order", "Entries › HOME › Order", Change.CHANGED, "2", "3"),
                        new Difference("/entries/0", "Entries › CAR", Change.REMOVED, "Code: CAR\nOrder: 1", null));
    }

    @Test
    void tellsAnotherOrder() {
        assertThat(between("{'e': [{'id': 'a'}, {'id': 'b'}]}", "{'e': [{'id': 'b'}, {'id': 'a'}]}"))
                .containsExactly(new Difference("/e", "e › order", Change.CHANGED, "a, b", "b, a"));
    }

    @Test
    void comparesListsWithoutNamesInTheirPlacesAndValuesTogether() {
        assertThat(between(
                        "{'limits': [{'count': 1}], 'shares': ['a', 'b']}",
                        "{'limits': [{'count': 2}, {'count': 5}], 'shares': ['b', 'c']}"))
                .containsExactly(
                        new Difference("/limits/0/count", "Limits › 1 › Count", Change.CHANGED, "1", "2"),
                        new Difference("/limits/1", "Limits › 2", Change.ADDED, null, "Count: 5"),
                        new Difference("/shares", "Shares", Change.CHANGED, "a, b", "b, c"));
    }

    @Test
    void nothingIsNothingHoweverItIsWritten() {
        assertThat(between("{'a': null, 'b': [], 'c': {}}", "{'b': null, 'd': {}}"))
                .isEmpty();
    }

    @Test
    void neverShowsASecret() {
        assertThat(between("{'auth': {}}", "{'auth': {'token': '***'}}"))
                .containsExactly(new Difference("/auth/token", "Auth › Token", Change.ADDED, null, "set, never shown"));
    }

    @Test
    void readsLongTextsLineByLine() {
        Difference mapping = between(
                        "{'mapping': 'a\\nb\\nc\\nd\\ne\\nf\\ng'}", "{'mapping': 'a\\nb\\nc\\nd\\ne\\nF\\ng\\nh'}")
                .get(0);
        assertThat(mapping.lines())
                .extracting(line -> line.mark() + line.text())
                .containsExactly("…", " d", " e", "-f", "+F", " g", "+h");
    }

    @Test
    void readsShortTextsAsAWhole() {
        assertThat(between("{'a': 'x'}", "{'a': 'y'}").get(0).lines()).isEmpty();
    }

    private static List<Difference> between(String before, String after) {
        try {
            return Differences.between(
                    JSON.readTree(before.replace('\'', '"')), JSON.readTree(after.replace('\'', '"')));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
