package finme.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import finme.canonical.ApplicationSchema;
import finme.gateway.ApplicationIntake.Receipt;
import finme.gateway.IntakeTally.Answered;
import finme.gateway.IntakeTally.Refused;
import finme.gateway.IntakeTally.Report;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.kernel.Fault;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.mapping.Feel;
import finme.mapping.MappingStudy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EdgeTallyTests {
    private final List<Report> reports = new ArrayList<>();
    private final EdgeTally tally;
    private boolean away;

    EdgeTallyTests() {
        Feel feel = mock(Feel.class);
        when(feel.study("payload", "payload"))
                .thenReturn(new MappingStudy(Map.of(), Map.of(), List.of(), Set.of(), List.of()));
        ApplicationSchema schema = mock(ApplicationSchema.class);
        when(schema.names()).thenReturn(Set.of());
        this.tally = new EdgeTally(
                report -> {
                    reports.add(report);
                    if (away) {
                        throw Problem.busy(503, "core_unreachable", "Away.", Duration.ofSeconds(1));
                    }
                },
                new KnownNames(feel, schema));
    }

    @Test
    void countsAnswersByWhatTheyWereAndNoTests() {
        tally.answered(source("a", false), receipt("RECEIVED", false), false);
        tally.answered(source("a", false), receipt("ROUTING", false), false);
        tally.answered(source("a", false), receipt("DUPLICATE", false), false);
        tally.answered(source("a", false), receipt("INCOMPLETE", false), false);
        tally.answered(source("a", false), receipt("RECEIVED", true), false);
        tally.answered(source("a", false), receipt("RECEIVED", false), true);
        tally.answered(source("a", true), receipt("RECEIVED", false), false);
        tally.tell();
        assertThat(reports.get(0).answered())
                .extracting(each -> each.what() + ' ' + each.count())
                .containsExactlyInAnyOrder("accepted 2", "duplicate 1", "incomplete 1", "replayed 1");
    }

    @Test
    void countsEachFaultOfARefusalOnceAndNamesNoItemOrAttribute() {
        Problem problem = Problem.invalid(List.of(
                new Fault("/consents/0/givenAt", "required", "A value is needed here."),
                new Fault("/consents/1/givenAt", "required", "A value is needed here."),
                new Fault("/attributes/Zdenka", "too_long", "Too long.")));
        tally.refused(source("a", false), problem, Map.of("x", "y"));
        tally.refused(source("a", false), Problem.of(400, "malformed", "No JSON."), null);
        tally.wrongKey("a");
        tally.tell();
        assertThat(reports.get(0).refused())
                .extracting(each -> each.code() + ' ' + each.pointer() + ' ' + each.count())
                .containsExactlyInAnyOrder(
                        "required /consents/*/givenAt 2",
                        "too_long /attributes/* 1",
                        "malformed  1",
                        "unauthorized  1");
        assertThat(reports.get(0).answered()).extracting(Answered::count).containsExactly(2L);
        assertThat(reports.toString()).doesNotContain("Zdenka");
    }

    @Test
    void keepsAReportWithItsIdUntilCoreHasTakenIt() {
        away = true;
        tally.wrongKey("a");
        tally.tell();
        tally.wrongKey("a");
        tally.tell();
        away = false;
        tally.tell();
        tally.tell();
        tally.tell();
        assertThat(reports).hasSize(4);
        assertThat(reports.subList(0, 3))
                .extracting(Report::id)
                .containsOnly(reports.get(0).id());
        assertThat(reports.get(3).refused()).extracting(Refused::count).containsExactly(1L);
    }

    @Test
    void staysBoundedHoweverManyFaultsThereAre() {
        for (int i = 0; i < 10_000; i++) {
            tally.refused(source("a", false), Problem.of(400, "code" + i, "x"), null);
        }
        tally.tell();
        assertThat(reports.get(0).refused()).hasSizeLessThanOrEqualTo(61);
        assertThat(reports.get(0).refused().stream().mapToLong(Refused::count).sum())
                .isEqualTo(10_000);
    }

    private static Receipt receipt(String status, boolean replayed) {
        return new Receipt(Ids.next(), "FM-1", status, List.of(), null, null, replayed);
    }

    private static SourceProfile source(String code, boolean test) {
        return new SourceProfile(
                code, code, false, List.of(), null, "JSON", "payload", null, null, test, "REFUSE", "REFUSE", "", 1);
    }
}
