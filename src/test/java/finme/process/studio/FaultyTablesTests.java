package finme.process.studio;

import static org.assertj.core.api.Assertions.assertThat;

import finme.catalogue.Catalogue;
import finme.dispatch.testing.TestPartners;
import finme.partner.Partner;
import finme.process.DecisionStudio.Finding;
import finme.process.DecisionStudio.Severity;
import finme.process.decision.DecisionGate;
import finme.process.decision.DmnText;
import finme.process.studio.dmn.DmnFile;
import finme.testing.engine.EngineTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Thirty faulty tables, and what is most likely not meant: each is named where it stands. */
@EngineTest
class FaultyTablesTests {
    private static final String PARTNERS = "partner-prioritisation";
    private static final String SCREENING = "application-screening";
    private static final String DISTRIBUTION = "distribution-strategy";
    private static final Map<String, Set<String>> CODES = Map.of(
            "products",
            Set.of("PERSONAL_LOAN"),
            "purposes",
            Set.of("CAR"),
            "regions",
            Set.of("PR", "JM"),
            "employment-kinds",
            Set.of("EMPLOYED"));

    private final FaultFinder finder;

    FaultyTablesTests(DecisionGate gate) {
        TestPartners partners = new TestPartners();
        partners.put(TestPartners.partner("omega"));
        Catalogue<Partner> known = partners;
        finder = new FaultFinder(gate, new KnownCodes(known, directory -> CODES.getOrDefault(directory, Set.of())));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                cell("one operand too many", input("integer", "amount", ">= 10 10 )"), "amount"),
                cell("open bracket", input("integer", "amount", "[1..5"), "amount"),
                cell("open quote", input("string", "purpose", "\"CAR"), "purpose"),
                cell("another language", input("integer", "amount", "&& 5"), "amount"),
                cell("text under a number", input("integer", "amount", "\"much\""), "amount"),
                cell("number under a text", input("string", "region", "05"), "region"),
                cell("limit under a text", input("string", "purpose", "> 5"), "purpose"),
                cell("number under a flag", input("boolean", "returning", "1"), "returning"),
                cell("word without quotes", input("string", "product", "PERSONAL_LOAN"), "product"),
                cell("a subtraction for a range", input("integer", "amount", "500-10000"), "amount"),
                cell("a list's function under a number", input("integer", "age", "max(?) > 5"), "age"),
                cell("a name that is no input", input("integer", "amount", "> income"), "amount"),
                cell("partner that is a number", outputs("5", "1"), "-> partner"),
                cell("partner without quotes", outputs("omega", "1"), "-> partner"),
                cell("tier that is a word", outputs("\"omega\"", "\"first\""), "-> tier"),
                cell("tier 0", outputs("\"omega\"", "0"), "-> tier"),
                cell("half a tier", outputs("\"omega\"", "1.5"), "-> tier"),
                cell("tier below 0", outputs("\"omega\"", "-1"), "-> tier"),
                cell("an output that is no FEEL", outputs("\"omega", "1"), "-> partner"),
                cell("mode that nobody knows", distribution("\"LOTTERY\"", "\"PT2M\""), "-> mode"),
                cell("time budget that is no duration", distribution("\"SHARED\"", "\"2 minutes\""), "-> timeBudget"),
                cell("verdict that nobody knows", screening("FIRST", "-").replace("ACCEPT", "MAYBE"), "-> verdict"),
                cell("partner left out", outputs("", "1"), "-> partner"),
                rule("overlap under UNIQUE", screening("UNIQUE", "< 18", "< 20", "-")),
                table("column that nobody reads", input("integer", "amnt", "> 5")),
                table("column that is no FEEL", input("integer", "amount +", "> 5")),
                table("gap", screening("FIRST", "< 18", "[18..30]", "> 40")),
                table("no time to live", screening("FIRST", "-").replace("camunda:historyTimeToLive=\"P180D\"", "")),
                doubt("a partner nobody has made", outputs("\"omgea\"", "1"), "-> partner"),
                doubt("a code that no directory has", input("string", "purpose", "\"CAR\",\"KAR\""), "purpose"),
                doubt("a region that no directory has", input("string", "region", "not(\"XX\")"), "region"),
                doubt("a comma in a number", input("double", "amount", "> 1000,50"), "amount"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void isNamedWhereItStands(String name, String xml, Severity severity, boolean rule, @Nullable String column) {
        String key = Stream.of(PARTNERS, SCREENING, DISTRIBUTION)
                .filter(each -> xml.contains("<decision id=\"" + each))
                .findFirst()
                .orElseThrow();
        List<Finding> found = finder.find(DmnFile.read(key, xml));
        assertThat(found).as("%s", found).anySatisfy(fault -> {
            assertThat(fault.severity()).isEqualTo(severity);
            assertThat(fault.rule() != null).isEqualTo(rule);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.text()).isNotBlank();
            if (column != null && severity == Severity.ERROR) {
                assertThat(fault.cell()).startsWith(fault.rule() + "_");
            }
        });
    }

    private static Arguments cell(String name, String xml, String column) {
        return Arguments.of(name, xml, Severity.ERROR, true, column);
    }

    private static Arguments rule(String name, String xml) {
        return Arguments.of(name, xml, Severity.ERROR, true, null);
    }

    private static Arguments table(String name, String xml) {
        return Arguments.of(name, xml, Severity.ERROR, false, null);
    }

    private static Arguments doubt(String name, String xml, String column) {
        return Arguments.of(name, xml, Severity.WARNING, true, column);
    }

    private static String input(String type, String input, String cell) {
        return DmnText.table(PARTNERS, "COLLECT")
                .input(input, type)
                .output("partner", "string")
                .output("tier", "integer")
                .rule("Rule_Good", "-", "\"omega\"", "1")
                .rule("Rule_X", cell, "\"omega\"", "1")
                .xml();
    }

    private static String outputs(String partner, String tier) {
        return DmnText.table(PARTNERS, "COLLECT")
                .input("amount", "integer")
                .output("partner", "string")
                .output("tier", "integer")
                .rule("Rule_Good", "-", "\"omega\"", "1")
                .rule("Rule_X", "123456789", partner, tier)
                .xml();
    }

    private static String screening(String hitPolicy, String... ages) {
        DmnText table = DmnText.table(SCREENING, hitPolicy)
                .input("age", "integer")
                .output("verdict", "string")
                .output("reason", "string");
        for (int i = 0; i < ages.length; i++) {
            table.rule("Rule_" + i, ages[i], "\"ACCEPT\"", "");
        }
        return table.xml();
    }

    private static String distribution(String mode, String timeBudget) {
        return DmnText.table(DISTRIBUTION, "FIRST")
                .input("amount", "integer")
                .output("mode", "string")
                .output("timeBudget", "string")
                .rule("Rule_1", "123456789", mode, timeBudget)
                .xml();
    }
}
