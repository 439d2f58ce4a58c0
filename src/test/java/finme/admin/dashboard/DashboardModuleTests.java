package finme.admin.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.CasesAtHand;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import finme.testing.StaffPages;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.context.WebApplicationContext;

@FinMeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardModuleTests {
    private static final String API = "/api/v1/admin/dashboard";

    private final FinMeHttp http;
    private final CasesAtHand cases;
    private final StaffPages pages;

    DashboardModuleTests(FinMeHttp http, WebApplicationContext context) {
        this.http = http;
        this.cases = new CasesAtHand(http);
        this.pages = new StaffPages(context);
    }

    @AfterAll
    void leave() {
        cases.leave();
    }

    @Test
    void countsHowFarApplicationsCome() {
        cases.prepare("accept");
        JsonNode before = source(figures(""));
        cases.arrive("OFFERED");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode now = source(figures(""));
            for (String stage : new String[] {"received", "withPartners", "offered"}) {
                assertThat(now.path("funnel").path(stage).asLong())
                        .as(stage)
                        .isGreaterThan(before.path("funnel").path(stage).asLong());
            }
            assertThat(now.path("firstOfferP50").asLong()).isPositive();
        });
        JsonNode all = figures("");
        assertThat(all.path("days")).hasSize(30);
        assertThat(named(all.path("partners"), "delta").path("offered").asLong())
                .isPositive();
        assertThat(all.path("rules").findValuesAsText("name")).anyMatch(rule -> rule.startsWith("Rule_"));
        assertThat(all.path("all").path("received").asLong())
                .isGreaterThanOrEqualTo(all.path("all").path("offered").asLong());
        assertThat(figures("?from=2020-01-01&to=2020-01-31")
                        .path("all")
                        .path("received")
                        .asLong())
                .isZero();
    }

    @Test
    void pointsAtDaysThatAreNone() {
        for (String wrong :
                new String[] {"from=soon", "to=2026-02-30", "from=2026-03-01&to=2026-02-01", "from=2020-01-01"}) {
            assertThat(http.get(API + '?' + wrong, FinMeHttp.AUDITOR).status())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }

    @Test
    void showsEachChartBesideItsTable() {
        cases.prepare("decline");
        cases.arrive("UNPLACED");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(pages.open("/admin/dashboard"))
                        .contains("data-table=\"funnel\"", "<table class=\"tight\" id=\"funnel\"", "Delta Bank"));
        assertThat(pages.open("/admin/dashboard?from=2020-01-01&to=2020-01-31"))
                .contains("Nothing was received on these days");
        assertThat(pages.open("/admin/dashboard?from=soon")).contains("Must be a date");
        assertThat(pages.open("/admin")).contains("By status");
    }

    private JsonNode figures(String query) {
        return http.get(API + query, FinMeHttp.AUDITOR).json();
    }

    private static JsonNode source(JsonNode figures) {
        return named(figures.path("sources"), CasesAtHand.SOURCE);
    }

    private static JsonNode named(JsonNode items, String name) {
        for (JsonNode item : items) {
            if (name.equals(item.path("source").asText())
                    || name.equals(item.path("name").asText())) {
                return item;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
}
