package finme.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** What docs/reliability.md says of the engine's hardening, where web, login and configuration answer for it. */
@FinMeTest
class HardeningModuleTests {
    private static final String EXPRESSION = "${''.getClass()}";

    private final FinMeHttp http;
    private final Environment environment;
    private final ApplicationContext context;

    HardeningModuleTests(FinMeHttp http, Environment environment, ApplicationContext context) {
        this.http = http;
        this.environment = environment;
        this.context = context;
    }

    @Test
    void modelerIsAskedForItsLoginWithoutARedirect() {
        Answer answer = http.get("/engine-rest/deployment?maxResults=0", null);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic realm=");
        assertThat(answer.headers().allValues("set-cookie")).isEmpty();
    }

    @Test
    void modelerFindsCockpit() {
        Answer answer = http.get("/.well-known/camunda-automation-platform/webapps", null);
        assertThat(answer.json().path("cockpitUrl").asText()).endsWith("/camunda/app/cockpit/default/");
        assertThat(answer.json().size()).isEqualTo(3);
    }

    @Test
    void theEngineKnowsWhoCalls() {
        assertThat(http.get(
                                "/engine-rest/authorization/check?permissionName=DELETE&resourceName=deployment"
                                        + "&resourceType=9&resourceId=*",
                                FinMeHttp.OWNER)
                        .json()
                        .path("authorized")
                        .asBoolean())
                .isTrue();
        assertThat(http.get(
                                "/engine-rest/authorization/check?permissionName=DELETE&resourceName=deployment"
                                        + "&resourceType=9&resourceId=*",
                                FinMeHttp.OPERATOR)
                        .json()
                        .path("authorized")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void anOperatorMayNotDeploy() {
        assertThat(deploy(FinMeHttp.OPERATOR, "x.bpmn", "<definitions/>").status())
                .isEqualTo(403);
        assertThat(deploy(FinMeHttp.AUDITOR, "x.bpmn", "<definitions/>").status())
                .isEqualTo(403);
    }

    /** CVE-2026-109432 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"assigneeExpression\": \"" + EXPRESSION + "\"}",
                "{\"orQueries\": [{\"assigneeExpression\": \"" + EXPRESSION + "\"}]}",
                "{\"orQueries\": [{\"name\": \"x\"}, {\"ownerExpression\": \"" + EXPRESSION + "\"}]}"
            })
    void noQueryIsEvaluated(String query) {
        refusesExpression(http.post("/engine-rest/task?maxResults=1", FinMeHttp.ADMIN, query));
        refusesExpression(http.post("/engine-rest/task/count", FinMeHttp.ADMIN, query));
        refusesExpression(http.post(
                "/engine-rest/filter/create",
                FinMeHttp.ADMIN,
                "{\"resourceType\": \"Task\", \"name\": \"x\", \"query\": " + query + "}"));
    }

    @Test
    void noQueryThatExtendsAFilterIsEvaluated() {
        Answer filter = http.post(
                "/engine-rest/filter/create",
                FinMeHttp.ADMIN,
                "{\"resourceType\": \"Task\", \"name\": \"Example filter\", \"query\": {}}");
        String id = filter.json().path("id").asText();
        refusesExpression(http.post(
                "/engine-rest/filter/" + id + "/list?maxResults=1",
                FinMeHttp.ADMIN,
                "{\"orQueries\": [{\"assigneeExpression\": \"" + EXPRESSION + "\"}]}"));
    }

    /** CVE-2026-77226 */
    @Test
    void nobodySetsUpAnAdministrator() {
        String mallory = "{\"profile\": {\"id\": \"mallory\"}, \"credentials\": {\"password\": \"mallory\"}}";
        for (String user : new String[] {null, FinMeHttp.ADMIN}) {
            assertThat(http.post("/camunda/api/admin/setup/default/user/create", user, mallory)
                            .status())
                    .isIn(401, 403);
            assertThat(http.post("/engine-rest/user/create", user, mallory).status())
                    .isIn(401, 403);
        }
        assertThat(http.get("/engine-rest/user?id=mallory", FinMeHttp.ADMIN).body())
                .isEqualTo("[]");
    }

    @Test
    void theEnginesIdentityServiceCanOnlyBeRead() {
        assertThat(context.getBean("identityService")).extracting("readOnly").isEqualTo(true);
    }

    /** They quote values, such as those of a key that is there already. */
    @Test
    void messagesOfTheDatabaseAreNotLogged() {
        assertThat(LoggerFactory.getLogger("org.hibernate.engine.jdbc.spi.SqlExceptionHelper")
                        .isErrorEnabled())
                .isFalse();
    }

    @Test
    void queriesAreLimited() {
        assertThat(http.get("/engine-rest/task?maxResults=1001", FinMeHttp.ADMIN)
                        .status())
                .isEqualTo(400);
        assertThat(http.get("/engine-rest/task", FinMeHttp.ADMIN).json().size()).isLessThanOrEqualTo(1000);
        assertThat(http.get("/engine-rest/task?maxResults=1000", FinMeHttp.ADMIN)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aModelWithADoctypeIsRefused() {
        Answer answer = deploy(
                FinMeHttp.OWNER,
                "xxe.bpmn",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><definitions>&e;</definitions>");
        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).contains("Not deployed");
    }

    /** A page among the files of a deployment would be served to whoever opens a task, with their rights. */
    @Test
    void aPageInADeploymentIsRefused() {
        Answer answer = deploy(FinMeHttp.OWNER, "evil.html", "<script>document.title = 'mine'</script>");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("evil.html: only processes (.bpmn), decisions (.dmn) and Camunda forms");
    }

    @Test
    void typesAreCheckedBeforeAnythingIsDeserialised() {
        String engine = "camunda.bpm.generic-properties.properties.";
        assertThat(environment.getProperty(engine + "deserialization-type-validation-enabled"))
                .isEqualTo("true");
        assertThat(environment.getProperty("camunda.bpm.default-serialization-format"))
                .isEqualTo("application/json");
    }

    @Test
    void cookiesTravelEncryptedAndOutOfReachOfScripts() {
        Answer page = http.get("/login", null);
        assertThat(page.headers().allValues("set-cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Lax"));
        assertThat(environment.getProperty("camunda.bpm.webapp.csrf.enable-secure-cookie"))
                .isEqualTo("true");
        assertThat(environment.getProperty("camunda.bpm.webapp.header-security.hsts-disabled"))
                .isEqualTo("false");
    }

    @Test
    void ourPagesLoadNothingFromElsewhereAndRunNoInlineScript() {
        Answer page = http.get("/login", null);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.body()).doesNotContain("<script>", " onclick=", " onload=");
    }

    @Test
    void anotherSiteMayNotUseABrowsersBasicLogin() {
        HttpRequest.Builder forged = http.as(FinMeHttp.ADMIN, http.request("/engine-rest/message"))
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(http.send(forged).json().path("code").asText()).isEqualTo("cross_site");
    }

    @Test
    void aSessionAloneMayNotChangeAnything() {
        HttpRequest.Builder withoutToken = http.request("/admin/sources/new")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("code=x"));
        assertThat(http.send(withoutToken).status()).isIn(302, 403);
    }

    private static void refusesExpression(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("Expressions are forbidden in queries.");
    }

    private Answer deploy(String user, String name, String model) {
        String boundary = "finme";
        String body = "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nhardening\r\n"
                + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + model + "\r\n--" + boundary + "--\r\n";
        return http.send(http.as(user, http.request("/engine-rest/deployment/create"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
