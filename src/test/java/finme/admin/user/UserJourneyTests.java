package finme.admin.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import finme.kernel.Problem;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import finme.testing.StaffPages;
import finme.tries.Door;
import finme.tries.Knock;
import finme.tries.Tries;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.context.WebApplicationContext;

/** Who may sign in, who has to wait, and what roles may do. */
@FinMeTest
class UserJourneyTests {
    private static final String API = "/api/v1/admin/users";

    private final FinMeHttp http;
    private final Tries tries;
    private final StaffPages pages;

    UserJourneyTests(FinMeHttp http, Tries tries, WebApplicationContext context) {
        this.http = http;
        this.tries = tries;
        this.pages = new StaffPages(context);
    }

    @Test
    void tellsWhoMaySignInAndWhenTheyLastDid() {
        assertThat(http.get(API, FinMeHttp.OPERATOR).status()).isEqualTo(403);
        JsonNode auditor = user(FinMeHttp.AUDITOR);
        assertThat(auditor.path("role").asText()).isEqualTo("AUDITOR");
        assertThat(auditor.path("setting").asText()).isEqualTo("finme.users.auditor");
        assertThat(user(FinMeHttp.AUDITOR).path("seenAt").asText()).startsWith("20");
        assertThat(http.get(API, FinMeHttp.AUDITOR).body()).doesNotContainIgnoringCase("\"password\"");
    }

    @Test
    void letsSomebodyInAgain() {
        for (int i = 0; i < 6; i++) {
            Knock knock = new Knock(Door.LOGIN, FinMeHttp.OWNER, "192.0.2.77", "guess-" + i);
            try {
                tries.admit(knock, () -> false);
            } catch (Problem held) {
                assertThat(held.status()).isEqualTo(429);
            }
        }
        assertThat(user(FinMeHttp.OWNER).path("failures").asInt()).isGreaterThanOrEqualTo(5);
        assertThat(pages.open("/admin/users", "ADMIN")).contains("Unlock owner");
        assertThat(pages.open("/admin/users", "AUDITOR")).doesNotContain("Unlock owner");

        String unlock = API + "/" + FinMeHttp.OWNER + "/unlock";
        assertThat(http.post(unlock, FinMeHttp.AUDITOR, Map.of()).status()).isEqualTo(403);
        assertThat(http.post(unlock, FinMeHttp.ADMIN, Map.of()).status()).isEqualTo(204);
        assertThat(user(FinMeHttp.OWNER).path("failures").asInt()).isZero();
        assertThat(tries.admit(new Knock(Door.LOGIN, FinMeHttp.OWNER, "192.0.2.77", "right"), () -> true))
                .isTrue();
        assertThat(http.post(API + "/nobody/unlock", FinMeHttp.ADMIN, Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void readsRolesFromTheRulesThemselves() {
        JsonNode areas = http.get(API + "/roles", FinMeHttp.AUDITOR).json().path("items");
        assertThat(roles(areas, "GET /api/v1/admin/applications/{id}"))
                .containsExactly("ADMIN", "AUDITOR", "OPERATOR", "OWNER");
        assertThat(roles(areas, "POST /api/v1/admin/applications/{id}/withdraw"))
                .containsExactly("ADMIN", "OPERATOR");
        assertThat(roles(areas, "POST /api/v1/admin/decisions/{key}/drafts/{id}/publish"))
                .containsExactly("ADMIN", "OWNER");
        assertThat(roles(areas, "PUT /api/v1/admin/partners/{code}")).containsExactly("ADMIN");
        assertThat(roles(areas, "GET /api/v1/admin/users")).containsExactly("ADMIN", "AUDITOR");
        assertThat(areas.findValuesAsText("subject")).contains("CRM", "Connected systems");
    }

    private static Set<String> roles(JsonNode areas, String call) {
        Set<String> roles = new TreeSet<>();
        areas.forEach(area -> area.path("rights").forEach(right -> {
            if (right.path("call").asText().equals(call)) {
                right.path("roles").forEach(role -> roles.add(role.asText()));
            }
        }));
        return roles;
    }

    private JsonNode user(String name) {
        for (JsonNode user : http.get(API, FinMeHttp.AUDITOR).json().path("items")) {
            if (user.path("name").asText().equals(name)) {
                return user;
            }
        }
        throw new AssertionError("no " + name);
    }
}
