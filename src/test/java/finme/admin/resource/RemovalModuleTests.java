package finme.admin.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.CasesAtHand;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.StaffPages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.context.WebApplicationContext;

/** What was never used goes, what was used stays; and a form filled in from another one. */
@FinMeTest
class RemovalModuleTests {
    private final FinMeHttp http;
    private final StaffPages pages;

    RemovalModuleTests(FinMeHttp http, WebApplicationContext context) {
        this.http = http;
        this.pages = new StaffPages(context);
    }

    @Test
    void aSourceThatNeverSentAnythingIsDeletedAndItsCodeMayComeBack() {
        String place = "/api/v1/admin/sources/rm-unused";
        http.putMasterData("sources", "rm-unused", CasesAtHand.source());
        assertThat(delete(place, FinMeHttp.OPERATOR).status()).isEqualTo(403);
        assertThat(delete(place, FinMeHttp.ADMIN).status()).isEqualTo(204);
        assertThat(http.get(place, FinMeHttp.ADMIN).status()).isEqualTo(404);
        assertThat(delete(place, FinMeHttp.ADMIN).status()).isEqualTo(404);
        assertThat(http.get("/api/v1/admin/sources", FinMeHttp.ADMIN).body()).doesNotContain("rm-unused");
        Answer again = http.putMasterData("sources", "rm-unused", CasesAtHand.source());
        assertThat(again.status()).isEqualTo(201);
        assertThat(http.get(place, FinMeHttp.ADMIN).header("ETag")).isEqualTo("\"3\"");
        assertThat(http.get(place + "/versions", FinMeHttp.ADMIN).body()).contains("created", "removed");
        assertThat(http.send(http.as(FinMeHttp.ADMIN, http.request(place))
                                .header("If-Match", "\"1\"")
                                .DELETE())
                        .status())
                .isEqualTo(412);
        assertThat(delete(place, FinMeHttp.ADMIN).status()).isEqualTo(204);
    }

    @Test
    void whatWasUsedStays() {
        CasesAtHand cases = new CasesAtHand(http);
        cases.prepare("accept");
        String id = cases.arrive("OFFERED").path("id").asText();
        Answer source = delete("/api/v1/admin/sources/" + CasesAtHand.SOURCE, FinMeHttp.ADMIN);
        assertThat(source.status()).isEqualTo(409);
        assertThat(source.body()).contains("in_use", "Applications came from it");
        Answer lender = delete("/api/v1/admin/partners/" + CasesAtHand.LENDER, FinMeHttp.ADMIN);
        assertThat(lender.status()).isEqualTo(409);
        assertThat(lender.body()).contains("in_use");
        assertThat(delete("/api/v1/admin/directories/purposes", FinMeHttp.ADMIN).status())
                .isEqualTo(409);
        http.post("/api/v1/admin/applications/" + id + "/end", FinMeHttp.ADMIN, Map.of("reason", "NOT_GENUINE"));
        cases.leave();
    }

    @Test
    void aCloneTakesOverWhatIsNoSecret() {
        CasesAtHand cases = new CasesAtHand(http);
        cases.prepare("accept");
        cases.leave();
        ObjectNode partner = (ObjectNode) http.get("/api/v1/admin/partners/" + CasesAtHand.LENDER, FinMeHttp.ADMIN)
                .json();
        partner.put("code", "rm-model").put("name", "Model Bank").put("state", "ACTIVE");
        partner.withObjectProperty("request")
                .putObject("auth")
                .put("kind", "BEARER")
                .put("token", "a-token-of-its-own");
        partner.putArray("limits")
                .addObject()
                .put("counts", "SENT")
                .put("per", "DAY")
                .put("max", 11);
        http.putMasterData("partners", "rm-model", partner);
        assertThat(pages.open("/admin/partners/rm-model", "ADMIN"))
                .contains("/admin/partners/new?from=rm-model", "Delete");
        String form = pages.open("/admin/partners/new?from=rm-model", "ADMIN");
        assertThat(form)
                .contains("Model Bank (copy)", "name=\"/limits/0/max\"", "value=\"11\"", "More rows")
                .doesNotContain("value=\"***\"", "a-token-of-its-own");
        assertThat(pages.send("/admin/partners/new", "ADMIN", Map.of("rows", "/limits", "/limits/0/max", "5")))
                .contains("name=\"/limits/4/max\"", "value=\"5\"");
        assertThat(delete("/api/v1/admin/partners/rm-model", FinMeHttp.ADMIN).status())
                .isEqualTo(204);
        await().untilAsserted(() -> assertThat(http.get("/api/v1/admin/partners/rm-model", FinMeHttp.ADMIN)
                        .status())
                .isEqualTo(404));
        assertThat(List.of(pages.open("/admin/partners").split("rm-model"))).hasSize(1);
    }

    private Answer delete(String place, String user) {
        return http.send(http.as(user, http.request(place)).DELETE());
    }
}
