package finme.dispatch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import finme.partner.Partner;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The packages of dispatch: each for one thing that happens, small, and none of them in a circle. */
class PackagesArchitectureTests {
    private static final int MOST = 12;
    private static final String[] PURE = {
        "finme.dispatch.model..",
        "finme.dispatch.answer..",
        "finme.dispatch.rule..",
        "finme.dispatch.eligibility..",
        "finme.dispatch.terms.."
    };
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("finme.dispatch");

    @Test
    void noneGoesInACircle() {
        slices().matching("finme.dispatch.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    /** Else whoever sees the module sees all of it. */
    @Test
    void theModulesInterfaceKnowsNothingBehindIt() {
        noClasses()
                .that()
                .resideInAPackage("finme.dispatch")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("finme.dispatch.*..")
                .check(MAIN);
    }

    @Test
    void modelAndRulesArePure() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "java.sql..", "javax.sql..", "jakarta..", "org.hibernate..")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(resideInAPackage("finme.dispatch.*..").and(not(resideInAnyPackage(PURE))))
                .check(MAIN);
    }

    @Test
    void storeIsSqlAndNothingElse() {
        classes()
                .that()
                .resideInAPackage("finme.dispatch.store..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "finme.dispatch",
                        "finme.dispatch.model..",
                        "finme.dispatch.node..",
                        "finme.dispatch.store..",
                        "finme.work..",
                        "java..",
                        "org.springframework.jdbc..",
                        "org.springframework.beans.factory..",
                        "org.springframework.stereotype..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..")
                .check(MAIN);
    }

    /** One place says who takes nothing; what follows from it is asked there. */
    @Test
    void onlyEligibilityLooksWhetherAPartnerIsPaused() {
        noClasses()
                .that()
                .resideOutsideOfPackage("finme.dispatch.eligibility..")
                .should()
                .callMethod(Partner.class, "state")
                .check(MAIN);
    }

    /** The module's interface is as wide as what others ask of it. */
    @Test
    void eachPackageCanBeKeptInMind() {
        Map<String, Long> large = new TreeMap<>();
        for (JavaPackage each : MAIN.getPackage("finme.dispatch").getSubpackagesInTree()) {
            long types = each.getClasses().stream()
                    .filter(type -> type.isTopLevelClass() && !type.isArray())
                    .filter(type -> !type.getSimpleName().equals("package-info"))
                    .count();
            if (types > MOST) {
                large.put(each.getName(), types);
            }
        }
        assertThat(large).isEmpty();
    }
}
