package finme.process.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.process.decision.DmnText;
import finme.testing.engine.EngineTest;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A table that would fail can't be activated, and the sentence names the place. */
@EngineTest
class DecisionGateTests {
    private static final String PARTNERS = "partner-prioritisation";
    private static final String SCREENING = "application-screening";

    private final RepositoryService repository;

    DecisionGateTests(RepositoryService repository) {
        this.repository = repository;
    }

    static Stream<Arguments> brokenTables() {
        return Stream.of(
                broken(
                        "FEEL with one operand too many",
                        partners("integer", "amount", ">= 10 10 )"),
                        "rule Rule_X, input amount"),
                broken("open bracket", partners("integer", "amount", "[1..5"), "rule Rule_X, input amount"),
                broken("open quote", partners("string", "purpose", "\"CAR"), "rule Rule_X, input purpose"),
                broken("word of another language", partners("integer", "amount", "&& 5"), "rule Rule_X, input amount"),
                broken("text under a number", partners("integer", "amount", "\"much\""), "it is a number"),
                broken("number under a text", partners("string", "region", "05"), "it is a text in quotes"),
                broken("limit under a text", partners("string", "purpose", "> 5"), "it is a text in quotes"),
                broken("number under a flag", partners("boolean", "returning", "1"), "it is true or false"),
                broken("input that nobody knows", partners("integer", "amnt", "> 5"), "there is no input 'amnt'"),
                broken("input that is no FEEL", partners("integer", "amount +", "> 5"), "input amount +"),
                broken("output that is no FEEL", outputs("\"omega", "1"), "output partner"),
                broken("partner that is a number", outputs("5", "1"), "output partner: a text is wanted"),
                broken("partner left out", outputs("", "1"), "every rule has to fill the output partner"),
                broken("tier that is a word", outputs("\"omega\"", "\"first\""), "output tier: a number is wanted"),
                broken("tier 0", outputs("\"omega\"", "0"), "a whole number from 1"),
                broken("half a tier", outputs("\"omega\"", "1.5"), "a whole number from 1"),
                broken("overlap under UNIQUE", screening("UNIQUE", "< 18", "< 20", "-"), "both fit"),
                broken("gap", screening("FIRST", "< 18", "[18..30]", "> 40"), "no rule fits"),
                broken(
                        "verdict that nobody knows",
                        screening("FIRST", "-").replace("ACCEPT", "MAYBE"),
                        "output verdict: one of"),
                broken(
                        "another language",
                        screening("FIRST", "> 0", "-")
                                .replace("<inputEntry ", "<inputEntry expressionLanguage=\"javascript\" "),
                        "only FEEL is allowed"),
                broken(
                        "no time to live",
                        screening("FIRST", "-").replace("camunda:historyTimeToLive=\"P180D\"", ""),
                        "history time to live"),
                broken(
                        "a cell too few",
                        screening("FIRST", "-").replace("<inputEntry id=\"Rule_0_0\"><text>-</text></inputEntry>", ""),
                        "one cell for each column"),
                broken("mode that nobody knows", distribution("\"LOTTERY\"", "\"PT2M\""), "output mode: one of"),
                broken(
                        "time budget that is no duration",
                        distribution("\"SHARED\"", "\"2 minutes\""),
                        "a duration such as PT2M"),
                broken("no XML at all", "decision", "no valid DMN"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenTables")
    void refuses(String name, String dmn, String sentence) {
        Map<String, Integer> before = versions();
        assertThatThrownBy(() -> deploy(dmn))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageStartingWith("Not deployed, nothing has changed. ")
                .hasMessageContaining(sentence);
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void letsAnOwnersTableThrough() {
        int before = versions().get(PARTNERS);
        String deployment = deploy(partners("integer", "amount", "[1000..6000], > 9000"));
        assertThat(versions().get(PARTNERS)).isGreaterThan(before);
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void letsATableForSomethingElseThrough() {
        String dmn = DmnText.table("shoe-size", "COLLECT")
                .input("footLength", "double")
                .output("size", "integer")
                .rule("Rule_1", "[22..23]", "36")
                .xml();
        assertThatCode(() -> repository.deleteDeployment(deploy(dmn), true)).doesNotThrowAnyException();
    }

    private static Arguments broken(String name, String dmn, String sentence) {
        return Arguments.of(name, dmn, sentence);
    }

    private static String partners(String type, String input, String cell) {
        return DmnText.table(PARTNERS, "COLLECT")
                .input(input, type)
                .output("partner", "string")
                .output("tier", "integer")
                .rule("Rule_X", cell, "\"omega\"", "1")
                .xml();
    }

    private static String outputs(String partner, String tier) {
        return DmnText.table(PARTNERS, "COLLECT")
                .input("amount", "integer")
                .output("partner", "string")
                .output("tier", "integer")
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
        return DmnText.table("distribution-strategy", "FIRST")
                .input("amount", "integer")
                .output("mode", "string")
                .output("timeBudget", "string")
                .rule("Rule_1", "123456789", mode, timeBudget)
                .xml();
    }

    private String deploy(String dmn) {
        return repository
                .createDeployment()
                .addString("table.dmn", dmn)
                .deploy()
                .getId();
    }

    private Map<String, Integer> versions() {
        return repository.createDecisionDefinitionQuery().latestVersion().list().stream()
                .collect(java.util.stream.Collectors.toMap(each -> each.getKey(), each -> each.getVersion()));
    }
}
