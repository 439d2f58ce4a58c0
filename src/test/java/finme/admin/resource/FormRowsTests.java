package finme.admin.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.resource.FormFields.Kind;
import finme.kernel.Fault;
import finme.kernel.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists as rows of a form: shown, sent, faulty, more of them, fewer of them. */
class FormRowsTests {
    private static final Map<String, Kind> INPUTS = new LinkedHashMap<>();

    static {
        INPUTS.put("/name", Kind.TEXT);
        INPUTS.put("/limits/*/per", Kind.TEXT);
        INPUTS.put("/limits/*/max", Kind.NUMBER);
        INPUTS.put("/schedule/zone", Kind.TEXT);
        INPUTS.put("/schedule/open/*/days", Kind.TICKS);
        INPUTS.put("/schedule/open/*/from", Kind.TEXT);
        INPUTS.put("/duplicates/keys", Kind.TICKS);
    }

    @Test
    void whatIsThereIsShownWithTwoRowsToSpare() {
        FormFields form = FormFields.of(INPUTS, json("""
                {"limits": [{"per": "DAY", "max": 5}],
                 "schedule": {"open": [{"days": ["MON", "FRI"], "from": "08:00"}]}}"""));
        assertThat(form.rows("/limits")).containsExactly(0, 1, 2);
        assertThat(form.text("/limits/0/max")).isEqualTo("5");
        assertThat(form.text("/limits/1/max")).isEmpty();
        assertThat(form.ticked("/schedule/open/0/days", "FRI")).isTrue();
        assertThat(form.ticked("/schedule/open/0/days", "TUE")).isFalse();
        assertThat(form.more("/limits").rows("/limits")).hasSize(5);
    }

    @Test
    void emptiedAndRemovedRowsAreNone() {
        Map<String, String> sent = new LinkedHashMap<>(Map.of(
                "/name", "x", "/limits/0/per", "", "/limits/0/max", " ", "/limits/1/per", "DAY", "/limits/1/max", "7"));
        sent.put("/limits/2/per", "WEEK");
        sent.put("/limits/2/remove", "true");
        sent.put("/limits/4/per", "TOTAL");
        sent.put("/limits/4/max", "9");
        sent.put("/schedule/open/1/days/MON", "true");
        sent.put("/schedule/open/1/days/SUN", "true");
        sent.put("/schedule/open/1/from", "09:00");
        sent.put("/duplicates/keys/phone", "true");
        FormFields form = FormFields.sent(INPUTS, sent);
        assertThat(json(form.over(json("{\"limits\": [{\"per\": \"HOUR\", \"max\": 1}], \"else\": 1}"))
                        .toString()))
                .isEqualTo(json("""
                        {"name": "x", "limits": [{"per": "DAY", "max": 7}, {"per": "TOTAL", "max": 9}], "else": 1,
                         "schedule": {"open": [{"days": ["MON", "SUN"], "from": "09:00"}]},
                         "duplicates": {"keys": ["phone"]}}"""));
        assertThat(form.text("/limits/0/max")).isEqualTo("7");
    }

    @Test
    void noRowsAreNoList() {
        assertThat(FormFields.sent(INPUTS, Map.of("/name", "x"))
                        .over(json("{\"limits\": [{\"max\": 1}], \"schedule\": {\"open\": [{\"from\": \"08:00\"}]}}")))
                .isEqualTo(json("{\"name\": \"x\"}"));
        assertThat(FormFields.sent(INPUTS, Map.of("/schedule/zone", "Europe/Prague"))
                        .resource())
                .isEqualTo(json("{\"schedule\": {\"zone\": \"Europe/Prague\"}}"));
    }

    @Test
    void aFaultStandsAtItsRowOrElseAtItsList() {
        FormFields form = FormFields.sent(INPUTS, Map.of("/limits/3/per", "DAY"));
        form.refuse(Problem.invalid(List.of(
                new Fault("/limits/0/max", "required", "A number is needed."),
                new Fault("/limits/0", "odd", "Twice the same."),
                new Fault("/limits", "too_many", "Too many."))));
        assertThat(form.faults("/limits/0/max")).containsExactly("A number is needed.");
        assertThat(form.faults("/limits")).containsExactly("Twice the same.", "Too many.");
        assertThat(form.general()).isEmpty();
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }
}
