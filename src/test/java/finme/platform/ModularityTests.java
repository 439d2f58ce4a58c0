package finme.platform;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URLConnection;
import java.net.http.HttpClient;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows and rules of {@code docs/architecture.md}, as they hold in the bytecode. */
class ModularityTests {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("finme");
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("finme");
    private static final String[] EDGE = {
        "finme.intake..",
        "finme.apply..",
        "finme.cabinet..",
        "finme.gateway.client..",
        "finme.canonical..",
        "finme.mapping..",
        "finme.sandbox.."
    };

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of("finme").verify();
    }

    @Test
    void onlyProcessKnowsTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("finme.process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda.bpm..")
                .check(MAIN);
    }

    @Test
    void nobodyCorrelatesToAll() {
        noClasses()
                .should(callMethodWhere(target(nameStartingWith("correlateAll"))))
                .because("it swallows a message that nothing waits for")
                .check(MAIN);
    }

    @Test
    void onlyConnectorsSpeakHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "finme.outbound..",
                        "finme.dispatch..",
                        "finme.crm..",
                        "finme.source..",
                        "finme.gateway.client..",
                        "finme.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .check(MAIN);
    }

    /** A job that waits for somebody outlives its lock and runs twice. */
    @Test
    void jobsCallNobody() {
        noClasses()
                .that()
                .resideInAPackage("finme.process..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("finme.outbound..", "java.net..")
                .check(MAIN);
    }

    /** Partners, tokens, CRM, callbacks: whatever is called ends, in time and in size. */
    @Test
    void everyCallHasAHardEnd() {
        noClasses()
                .that()
                .resideOutsideOfPackages("finme.outbound..", "finme.platform.postgres..")
                // judges certificates, also those of sockets, and calls nobody
                .and()
                .doNotHaveSimpleName("RoleTrust")
                .should(callMethodWhere(
                        target(owner(assignableTo(HttpClient.class))).and(target(nameStartingWith("send")))))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(URLConnection.class)
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "org\\.springframework\\.web\\.(client|reactive)\\..*|java\\.net\\.Socket|.*\\.HttpClients?Builder")
                .orShould()
                .callMethod(java.net.URL.class, "openStream")
                .check(MAIN);
    }

    /** Spring's HTTP interfaces send through whatever is put under them: the gateway's, through what ends. */
    @Test
    void onlyTheGatewayCallsByInterface() {
        noClasses()
                .that()
                .resideOutsideOfPackage("finme.gateway.client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web.service.invoker..")
                .check(MAIN);
    }

    @Test
    void theEdgeHasNoDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage(EDGE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "jakarta.persistence..",
                        "org.springframework.jdbc..",
                        "org.springframework.data..",
                        "org.hibernate..",
                        "org.postgresql..")
                .check(MAIN);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        fields().should().notBeAnnotatedWith(Autowired.class).check(MAIN);
    }

    @Test
    void testsWaitForConditionsNotForTime() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(TESTS);
    }

    @Test
    void theKernelStaysSmall() {
        assertThat(MAIN.getPackage("finme.kernel").getClasses())
                .filteredOn(
                        type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .extracting(JavaClass::getSimpleName)
                .hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void everyPackageSaysWhatItOwnsAndIsNullMarked() {
        assertThat(MAIN.getPackage("finme").getSubpackagesInTree())
                .filteredOn(each -> !each.getClasses().isEmpty())
                .filteredOn(each -> !each.isAnnotatedWith(NullMarked.class))
                .extracting(JavaPackage::getName)
                .isEmpty();
    }
}
