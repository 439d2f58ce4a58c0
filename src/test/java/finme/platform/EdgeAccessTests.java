package finme.platform;

import static org.assertj.core.api.Assertions.assertThat;

import finme.testing.Edges;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What faces the Internet has no database and no engine, and answers under exactly these addresses. */
class EdgeAccessTests {
    private static final List<String> FORBIDDEN = List.of(
            "javax.sql.DataSource",
            "jakarta.persistence.EntityManagerFactory",
            "org.springframework.jdbc.core.JdbcOperations",
            "org.springframework.data.repository.Repository",
            "org.springframework.transaction.TransactionManager",
            "org.flywaydb.core.Flyway",
            "org.camunda.bpm.engine.ProcessEngine",
            "org.camunda.bpm.engine.RuntimeService",
            "org.glassfish.jersey.server.ResourceConfig",
            "com.google.crypto.tink.KeysetHandle",
            "finme.gateway.sealing.Opener",
            "finme.fdforge.Vault",
            "org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails");
    private static final List<String> CORE_PACKAGES = List.of(
            "finme.admin",
            "finme.audit",
            "finme.batch",
            "finme.borrower",
            "finme.catalogue",
            "finme.crm",
            "finme.delivery",
            "finme.directory",
            "finme.dispatch",
            "finme.fdforge",
            "finme.gateway.server",
            "finme.loan",
            "finme.notification",
            "finme.partner",
            "finme.process",
            "finme.reception",
            "finme.retention",
            "finme.source");

    private static ConfigurableApplicationContext edge;

    @BeforeAll
    static void startsWithCoreAway() {
        edge = Edges.start(Edges.NO_CORE);
    }

    @AfterAll
    static void stops() {
        edge.close();
    }

    @Test
    void hasNoBeanOfAnyOfTheseTypes() throws ClassNotFoundException {
        for (String type : FORBIDDEN) {
            assertThat(edge.getBeanNamesForType(Class.forName(type))).as(type).isEmpty();
        }
    }

    @Test
    void hasNoBeanOfCore() {
        assertThat(edge.getBeanDefinitionNames())
                .filteredOn(name -> {
                    Class<?> type = edge.getType(name);
                    return type != null
                            && CORE_PACKAGES.stream()
                                    .anyMatch(p -> type.getName().startsWith(p + "."));
                })
                .isEmpty();
    }

    @Test
    void answersUnderTheseAddressesOnly() {
        Set<String> paths = new TreeSet<>();
        edge.getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods()
                        .keySet()
                        .forEach(info -> info.getPatternValues()
                                .forEach(path ->
                                        paths.add(info.getMethodsCondition().getMethods() + " " + path))));
        assertThat(paths)
                .containsExactlyInAnyOrder(
                        "[GET] /guides/{token}",
                        "[POST] /api/v1/sources/{source}/applications",
                        "[GET] /api/v1/sources/{source}/applications/{id}",
                        "[POST] /api/v1/sources/{source}/batches",
                        "[GET] /api/v1/sources/{source}/batches/{id}",
                        "[GET] /api/v1/sources/{source}/batches/{id}/errors",
                        "[POST] /api/v1/partners/{partner}/callbacks",
                        "[POST] /api/v1/partners/{partner}/callbacks/",
                        "[POST] /api/v1/crm/{code}/changes",
                        "[GET] /api/v1/schemas/application",
                        "[GET] /api/v1/forms/{form}",
                        "[POST] /api/v1/forms/{form}/submissions",
                        "[POST] /api/v1/forms/{form}/drafts",
                        "[PUT] /api/v1/forms/{form}/drafts/{token}",
                        "[GET] /api/v1/forms/{form}/drafts/{token}",
                        "[POST] /api/v1/forms/{form}/visits",
                        "[GET] /apply/{form}",
                        "[GET] /apply/{form}/{token}",
                        "[GET] /complete/{token}/form",
                        "[POST] /complete/{token}/form",
                        "[GET] /complete/{token}",
                        "[POST] /complete/{token}",
                        "[POST] /api/v1/cabinet/sign-in",
                        "[POST] /api/v1/cabinet/session",
                        "[POST] /api/v1/cabinet/sign-in/passkey",
                        "[POST] /api/v1/cabinet/session/passkey",
                        "[GET] /api/v1/cabinet/passkeys",
                        "[POST] /api/v1/cabinet/passkeys",
                        "[POST] /api/v1/cabinet/passkeys/options",
                        "[POST] /api/v1/cabinet/passkeys/proof",
                        "[DELETE] /api/v1/cabinet/passkeys/{id}",
                        "[GET] /cabinet/passkeys",
                        "[POST] /cabinet/passkeys/{id}/remove",
                        "[DELETE] /api/v1/cabinet/session",
                        "[GET] /api/v1/cabinet/my-data",
                        "[GET] /api/v1/cabinet/export",
                        "[POST] /api/v1/cabinet/erase",
                        "[GET] /api/v1/cabinet/profile",
                        "[PATCH] /api/v1/cabinet/profile",
                        "[GET] /api/v1/cabinet/preferences",
                        "[PUT] /api/v1/cabinet/preferences",
                        "[GET] /api/v1/cabinet/applications",
                        "[GET] /api/v1/cabinet/applications/{id}",
                        "[GET] /api/v1/cabinet/applications/{id}/events",
                        "[POST] /api/v1/cabinet/applications/{id}/offers/{offer}/accept",
                        "[POST] /api/v1/cabinet/applications/{id}/offers/decline",
                        "[POST] /api/v1/cabinet/applications/{id}/new-round",
                        "[POST] /api/v1/cabinet/applications/{id}/withdraw",
                        "[GET] /api/v1/cabinet/applications/{id}/receipts",
                        "[POST] /api/v1/cabinet/applications/{id}/tasks/{task}",
                        "[POST] /api/v1/cabinet/applications/{id}/tasks/{task}/documents",
                        "[GET] /cabinet",
                        "[GET] /cabinet/applications/{id}",
                        "[POST] /cabinet/applications/{id}/offers/{offer}/accept",
                        "[POST] /cabinet/applications/{id}/new-round",
                        "[POST] /cabinet/applications/{id}/offers/decline",
                        "[POST] /cabinet/applications/{id}/withdraw",
                        "[GET] /cabinet/applications/{id}/offers/{offer}/continue",
                        "[POST] /cabinet/applications/{id}/tasks/{task}",
                        "[POST] /cabinet/applications/{id}/tasks/{task}/documents",
                        "[GET] /cabinet/sign-in",
                        "[POST] /cabinet/sign-in",
                        "[POST] /cabinet/sign-in/code",
                        "[POST] /cabinet/sign-out",
                        "[GET] /cabinet/my-data",
                        "[GET] /cabinet/my-data/everything",
                        "[POST] /cabinet/my-data/erase",
                        "[POST] /cabinet/my-data/erase/confirm",
                        "[GET] /cabinet/profile",
                        "[POST] /cabinet/profile",
                        "[GET] /status/{token}",
                        "[POST] /status/{token}/withdraw",
                        "[GET] /swagger-ui",
                        "[GET] /v3/api-docs",
                        "[GET] /v3/api-docs.yaml",
                        "[GET] /v3/api-docs/swagger-config",
                        "[] /error");
    }

    @Test
    void deniesTheCompanysAddresses() throws Exception {
        for (String path : List.of(
                "/admin",
                "/login",
                "/engine-rest/engine",
                "/camunda/app/cockpit/default/",
                "/api/v1/admin/sources",
                "/actuator/env",
                "/edge/v1/contract",
                "/sandbox/partners/accept")) {
            assertThat(status(path)).as(path).isIn(401, 404);
        }
    }

    @Test
    void isWellWithCoreAway() throws Exception {
        assertThat(status("/actuator/health")).isEqualTo(200);
        assertThat(status("/actuator/health/readiness")).isEqualTo(200);
        assertThat(status("/api/v1/schemas/application")).isEqualTo(200);
        assertThat(status("/status/anything")).isEqualTo(503);
        assertThat(status("/api/v1/sources/any/applications/0")).isEqualTo(503);
    }

    /** The roles say what is scanned; an own start of core alone would say no more. */
    @Test
    void coreAloneHasNoPublicIntake() {
        StandardEnvironment alone = new StandardEnvironment();
        alone.setActiveProfiles("core");
        assertThat(alone.acceptsProfiles(Profiles.of(EdgeRole.PROFILE))).isFalse();
        assertThat(CoreRole.class.getAnnotation(ComponentScan.class).basePackages())
                .noneMatch(scanned -> "finme.intake.".startsWith(scanned + '.')
                        || "finme.cabinet.".startsWith(scanned + '.')
                        || "finme.gateway.client.".startsWith(scanned + '.'));
    }

    private static int status(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(Edges.url(edge, path))).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
