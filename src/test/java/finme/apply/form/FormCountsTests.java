package finme.apply.form;

import static org.assertj.core.api.Assertions.assertThat;

import finme.form.Form;
import finme.form.FormJson;
import finme.gateway.FormTally.Counted;
import finme.kernel.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FormCountsTests {
    private final List<Counted> told = new ArrayList<>();
    private final FormCounts counts = new FormCounts(report -> told.addAll(report.counted()));

    @Test
    void whatIsSentToOneFormTakesNoPlaceOfAnother() {
        Form flooded = form("flooded");
        for (int version = 1; version <= 6_000; version++) {
            counts.count(flooded, version, "viewed");
        }
        counts.count(form("quiet"), 1, "viewed");
        counts.work();
        assertThat(told).filteredOn(each -> each.form().equals("flooded")).hasSize(500);
        assertThat(told).filteredOn(each -> each.form().equals("quiet")).hasSize(1);
    }

    @Test
    void countsNoMoreRefusalsAMinuteThanPeopleMeet() {
        Refusals refusals = new Refusals(counts);
        IntStream.range(0, 10_000).forEach(time -> refusals.count(form("flooded"), "a", "required"));
        refusals.count(form("quiet"), "a", "required");
        counts.work();
        assertThat(told)
                .filteredOn(each -> each.form().equals("flooded"))
                .allMatch(each -> each.count() >= Refusals.MOST_A_MINUTE && each.count() < 2 * Refusals.MOST_A_MINUTE)
                .hasSize(1);
        assertThat(told).filteredOn(each -> each.form().equals("quiet")).hasSize(1);
    }

    @Test
    void entriesOfAListAreOneFieldByItsName() {
        counts.refused(
                form("listed"),
                List.of(
                        new Fault("/data/jobs/0/employer", "required", "No."),
                        new Fault("/data/jobs/1/employer", "required", "No."),
                        new Fault("/application/obligations/1", "required", "No.")));
        counts.work();
        assertThat(told)
                .extracting(Counted::place)
                .containsExactlyInAnyOrder("jobs.employer", "/application/obligations/*");
    }

    private static Form form(String key) {
        return FormJson.form(key, FormJson.of("")).at(1);
    }
}
