package finme.admin;

import static org.assertj.core.api.Assertions.assertThat;

import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no page has given as its {@code next} is refused by all lists in one way. */
@FinMeTest
class ForeignCursorModuleTests {
    private final FinMeHttp http;

    ForeignCursorModuleTests(FinMeHttp http) {
        this.http = http;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "applications",
                "applications?sort=largest",
                "batches",
                "borrower-matches",
                "callbacks",
                "crm/main/conflicts",
                "crm/main/unlinked",
                "deliveries",
                "ledger"
            })
    void isRefusedByEachList(String list) {
        for (String cursor : new String[] {"somebodys", "1-2-3-4-5", new UUID(1, 2) + "x"}) {
            String path = "/api/v1/admin/" + list + (list.contains("?") ? "&" : "?") + "cursor=" + cursor;
            Answer answer = http.get(path, FinMeHttp.AUDITOR);
            assertThat(answer.status()).as(path + answer.body()).isEqualTo(422);
            assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/cursor");
            assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("invalid_cursor");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"applications", "crm/main/conflicts", "crm/main/unlinked", "deliveries", "borrower-matches"})
    void noneBeginsAtTheFirstPage(String list) {
        assertThat(http.get("/api/v1/admin/" + list + "?cursor=", FinMeHttp.AUDITOR)
                        .status())
                .isEqualTo(200);
    }
}
