package finme.process.publish;

import static finme.process.publish.Models.around;
import static finme.process.publish.Models.flow;
import static finme.process.publish.Models.process;
import static finme.process.publish.Models.shipped;
import static finme.process.publish.Models.timer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.process.decision.DmnText;
import finme.testing.engine.EngineTest;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would take a node down, keep it busy for ever, or leave applications waiting: refused, and the next one goes through. */
@EngineTest
class DeadlyDeploymentsTests {
    /** A good one takes a tenth of it. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final String GATEWAYS = flow("s", "g1")
            + "<exclusiveGateway id=\"g1\" %s/><exclusiveGateway id=\"g2\"/>"
            + flow("g1", "g2") + flow("g2", "g1");

    private final RepositoryService repository;

    DeadlyDeploymentsTests(RepositoryService repository) {
        this.repository = repository;
    }

    static Stream<Arguments> models() {
        return Stream.of(
                model("gateways in a loop", process("foreign", GATEWAYS.formatted("")), "g1, g2: this way leads back"),
                model(
                        "gateways in a loop behind a save point",
                        process("foreign", GATEWAYS.formatted("camunda:asyncBefore=\"true\"")),
                        "leads back"),
                model(
                        "a gateway to itself",
                        process("foreign", flow("s", "g") + gateway("g") + flow("g", "g")),
                        "leads back"),
                model(
                        "steps in a loop",
                        process(
                                "foreign",
                                flow("s", "a") + "<manualTask id=\"a\"/>" + flow("a", "b") + "<task id=\"b\"/>"
                                        + flow("b", "a")),
                        "leads back"),
                model(
                        "a sub-process in a loop",
                        process(
                                "foreign",
                                flow("s", "p") + sub("p", "") + flow("p", "g") + gateway("g") + flow("g", "p")),
                        "leads back"),
                model(
                        "a loop by links",
                        process(
                                "foreign",
                                flow("s", "a") + "<task id=\"a\"/>" + flow("a", "out")
                                        + "<intermediateThrowEvent id=\"out\"><linkEventDefinition name=\"L\"/></intermediateThrowEvent>"
                                        + "<intermediateCatchEvent id=\"in\"><linkEventDefinition name=\"L\"/></intermediateCatchEvent>"
                                        + flow("in", "a")),
                        "leads back"),
                model(
                        "a loop by an error",
                        process(
                                "foreign",
                                flow("s", "p")
                                        + "<subProcess id=\"p\"><startEvent id=\"ps\"/><sequenceFlow id=\"pf\" sourceRef=\"ps\" targetRef=\"pe\"/><endEvent id=\"pe\"><errorEventDefinition errorRef=\"err\"/></endEvent></subProcess>"
                                        + "<boundaryEvent id=\"b\" attachedToRef=\"p\"><errorEventDefinition errorRef=\"err\"/></boundaryEvent>"
                                        + flow("b", "p") + flow("p", "e")),
                        "leads back"),
                model(
                        "an event sub-process that throws what it catches",
                        process(
                                "foreign",
                                flow("s", "t")
                                        + "<intermediateThrowEvent id=\"t\"><escalationEventDefinition escalationRef=\"esc\"/></intermediateThrowEvent>"
                                        + flow("t", "e")
                                        + "<subProcess id=\"p\" triggeredByEvent=\"true\"><startEvent id=\"ps\" isInterrupting=\"false\"><escalationEventDefinition escalationRef=\"esc\"/></startEvent><sequenceFlow id=\"pf\" sourceRef=\"ps\" targetRef=\"pe\"/><endEvent id=\"pe\"><escalationEventDefinition escalationRef=\"esc\"/></endEvent></subProcess>"),
                        "leads back"),
                model(
                        "a loop with a timer of a second",
                        process(
                                "foreign",
                                flow("s", "t")
                                        + "<intermediateCatchEvent id=\"t\"><timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition></intermediateCatchEvent>"
                                        + flow("t", "g") + gateway("g") + flow("g", "t")),
                        "leads back"),
                model(
                        "the shipped one with its wait taken out",
                        shipped(
                                "sourceRef=\"Gateway_PartnerLeft\" targetRef=\"EndEvent_NobodyLends\"",
                                "sourceRef=\"Gateway_PartnerLeft\" targetRef=\"Gateway_NextPartners\""),
                        "Gateway_NextPartners, ServiceTask_SendToPartners, Gateway_PartnerLeft: this way leads back"),
                model("a process that calls itself", called("foreign", "foreign"), "calls itself"),
                model(
                        "a process that calls what is not there",
                        called("foreign", "nowhere"),
                        "there is no process 'nowhere'"),
                model("a process that calls by an expression", called("foreign", "${verdict}"), "named by its id"),
                model("loop cardinality 20,000,000", repeated("20000000"), "20000000 times"),
                model("loop cardinality -1", repeated("-1"), "written out"),
                model("loop cardinality by an expression", repeated("${1000 * 1000 * 20}"), "written out"),
                model(
                        "a list that nobody has",
                        around(
                                "<userTask id=\"t\"><multiInstanceLoopCharacteristics camunda:collection=\"offered\"/></userTask>"),
                        "goes through a list"),
                model(
                        "many times many",
                        process(
                                "foreign",
                                flow("s", "p")
                                        + "<subProcess id=\"p\"><multiInstanceLoopCharacteristics><loopCardinality>900</loopCardinality></multiInstanceLoopCharacteristics><startEvent id=\"ps\"/><sequenceFlow id=\"pf\" sourceRef=\"ps\" targetRef=\"pt\"/><task id=\"pt\"><multiInstanceLoopCharacteristics><loopCardinality>900</loopCardinality></multiInstanceLoopCharacteristics></task></subProcess>"
                                        + flow("p", "e")),
                        "810000 times"),
                model(
                        "a loop marker",
                        around("<userTask id=\"t\"><standardLoopCharacteristics/></userTask>"),
                        "a loop marker is not allowed"),
                model("14 days", timer("timeDuration", "14 days"), "t: '14 days' is no duration"),
                model("P14", timer("timeDuration", "P14"), "'P14' is no duration"),
                model("PT5", timer("timeDuration", "PT5"), "'PT5' is no duration"),
                model("p14d", timer("timeDuration", "p14d"), "is no duration"),
                model("no time at all", timer("timeDuration", "PT0S"), "is no time to wait"),
                model("time that is over", timer("timeDuration", "-P1D"), "is no duration"),
                model("9999 years", timer("timeDuration", "P9999Y"), "is no time to wait"),
                model("a time of nobody knows what", timer("timeDuration", "${verdict}"), "is no duration"),
                model("01.01.2027", timer("timeDate", "01.01.2027"), "'01.01.2027' is no date"),
                model("a day that is no day", timer("timeDate", "2027-02-30T00:00:00Z"), "is no date"),
                model("a day that is over", timer("timeDate", "2020-01-01T00:00:00Z"), "has to lie ahead"),
                model("a day in the year 9999", timer("timeDate", "9999-12-31T00:00:00Z"), "within five years"),
                model("a cycle without an end", timer("timeCycle", "R/PT1S"), "has no end"),
                model("a cycle of nothing", timer("timeCycle", "R10/PT0S"), "is no time to wait"),
                model("a cycle by cron", timer("timeCycle", "* * * * * ?"), "is no cycle with an end"),
                model("a cycle without number", timer("timeCycle", "PT1H"), "is no cycle with an end"),
                model(
                        "retries without an end",
                        around(
                                "<serviceTask id=\"t\" camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${rankPartnersDelegate}\"><extensionElements><camunda:failedJobRetryTimeCycle>R1000000000/PT0S</camunda:failedJobRetryTimeCycle></extensionElements></serviceTask>"),
                        "has no end"),
                model(
                        "a due date that is no date",
                        around("<userTask id=\"t\" camunda:dueDate=\"in 14 days\"/>"),
                        "is no date"),
                model(
                        "the shipped one with a timer of 14 days",
                        shipped(">P14D<", ">14 days<"),
                        "BoundaryEvent_OfferExpired: '14 days'"),
                model(
                        "a status that does not exist",
                        shipped("value=\"OFFERED\"", "value=\"OFFERD\""),
                        "UserTask_ChooseOffer: there is no status 'OFFERD'"),
                model(
                        "a status that is not said",
                        shipped("name=\"status\" value=\"FUNDED\"", "name=\"state\" value=\"FUNDED\""),
                        "EndEvent_LoanFunded: it does not say which status"),
                model(
                        "a listener as a task",
                        around("<serviceTask id=\"t\" camunda:delegateExpression=\"${moveApplicationListener}\"/>"),
                        "there is no delegate"),
                model(
                        "a task as a listener",
                        around(
                                "<userTask id=\"t\"><extensionElements><camunda:executionListener event=\"start\" delegateExpression=\"${sendToPartnersDelegate}\"/></extensionElements></userTask>"),
                        "there is no delegate"),
                model(
                        "an external task",
                        around("<serviceTask id=\"t\" camunda:type=\"external\" camunda:topic=\"x\"/>"),
                        "external tasks"),
                model("a condition that is a text", conditional("true"), "q: its condition 'true' is neither"),
                model("a condition and more", conditional("${1==1}; drop"), "is neither true nor false"),
                model("no condition at all", conditional(""), "is neither true nor false"),
                model("a number for a condition", conditional("${offered ? 1 : 0}"), "is neither true nor false"),
                model("a length for a condition", conditional("${verdict.length()}"), "is neither true nor false"),
                model("a word for a condition", conditional("${verdict}"), "is neither true nor false"),
                model(
                        "a condition that changes something",
                        conditional("${execution.setVariable('offered', true)}"),
                        "'setVariable' is nothing that an expression here may ask for"),
                model(
                        "a condition on classes",
                        conditional("${offered.class.classLoader == null}"),
                        "'class' is nothing"),
                model(
                        "an end of repetitions that reaches for the engine",
                        around(
                                "<userTask id=\"t\"><multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality><completionCondition>${execution.processEngine != null}</completionCondition></multiInstanceLoopCharacteristics></userTask>"),
                        "'processEngine' is nothing"),
                model(
                        "an assignee by the engine",
                        around("<userTask id=\"t\" camunda:assignee=\"${execution.processEngineServices}\"/>"),
                        "'processEngineServices' is nothing"),
                model(
                        "a class for candidates",
                        around("<userTask id=\"t\" camunda:candidateUsers=\"${''.getClass()}\"/>"),
                        "'getClass' is nothing"),
                model(
                        "a word for a priority",
                        around("<userTask id=\"t\" camunda:priority=\"high\"/>"),
                        "its priority 'high' is no whole number"),
                model(
                        "a priority that divides by nothing",
                        around("<userTask id=\"t\" camunda:priority=\"${1/0}\"/>"),
                        "is no whole number"),
                model(
                        "a call of a version that is not there",
                        process(
                                "foreign",
                                flow("s", "t")
                                        + "<callActivity id=\"t\" calledElement=\"loan-application\" camunda:calledElementBinding=\"version\" camunda:calledElementVersion=\"999\"/>"
                                        + flow("t", "e")),
                        "in version 999"),
                model(
                        "a call of version 0",
                        process(
                                "foreign",
                                flow("s", "t")
                                        + "<callActivity id=\"t\" calledElement=\"loan-application\" camunda:calledElementBinding=\"version\" camunda:calledElementVersion=\"0\"/>"
                                        + flow("t", "e")),
                        "there is no process 'loan-application' in version 0"),
                model(
                        "a decision in version 0",
                        around(
                                "<businessRuleTask id=\"t\" camunda:decisionRef=\"application-screening\" camunda:decisionRefBinding=\"version\" camunda:decisionRefVersion=\"0\" camunda:mapDecisionResult=\"singleEntry\" camunda:resultVariable=\"verdict\"/>"),
                        "there is no decision 'application-screening' in version 0"),
                model(
                        "sub-processes three thousand deep",
                        process(
                                "foreign",
                                flow("s", "e")
                                        + IntStream.range(0, 3_000)
                                                .mapToObj(i -> "<subProcess id=\"p" + i + "\">")
                                                .collect(Collectors.joining())
                                        + "</subProcess>".repeat(3_000)),
                        "nested more than 50 deep"),
                model(
                        "thirty thousand tasks",
                        process(
                                "foreign",
                                flow("s", "e")
                                        + IntStream.range(0, 30_000)
                                                .mapToObj(i -> "<task id=\"u" + i + "\"/>")
                                                .collect(Collectors.joining())),
                        "more than 10000 elements"),
                model(
                        "a signal to all",
                        around(
                                "<intermediateThrowEvent id=\"t\"><signalEventDefinition signalRef=\"sig\"/></intermediateThrowEvent>"),
                        "a signal is not allowed"),
                model(
                        "a condition",
                        around(
                                "<intermediateCatchEvent id=\"t\"><conditionalEventDefinition><condition>${offered}</condition></conditionalEventDefinition></intermediateCatchEvent>"),
                        "a condition is not allowed"),
                model(
                        "compensation",
                        around(
                                "<intermediateThrowEvent id=\"t\"><compensateEventDefinition/></intermediateThrowEvent>"),
                        "compensation is not allowed"),
                model(
                        "a message that nobody sends",
                        around("<receiveTask id=\"t\" messageRef=\"unheard\"/>"),
                        "nobody sends the message 'loan.nobodySaysThis'"),
                model(
                        "a process that starts by the clock",
                        process("foreign", flow("s", "e"))
                                .replace(
                                        "<startEvent id=\"s\"/>",
                                        "<startEvent id=\"s\"><timerEventDefinition><timeCycle>R3/PT1S</timeCycle></timerEventDefinition></startEvent>"),
                        "a process starts when an application is taken in"),
                model(
                        "a process that is not executable",
                        process("foreign", flow("s", "e")).replace("isExecutable=\"true\"", "isExecutable=\"false\""),
                        "no process that is executable"),
                model(
                        "a process under nearly its name",
                        shipped("\"loan-application\"", "\"loan-aplication\""),
                        "FinMe never asks for"),
                model(
                        "a decision under a wrong name",
                        around(
                                "<businessRuleTask id=\"t\" camunda:decisionRef=\"partner-priorisation\" camunda:mapDecisionResult=\"singleEntry\" camunda:resultVariable=\"verdict\"/>"),
                        "did you mean 'partner-prioritisation'?"),
                model(
                        "a result that nothing keeps",
                        around(
                                "<businessRuleTask id=\"t\" camunda:decisionRef=\"application-screening\" camunda:resultVariable=\"everything\"/>"),
                        "it would store the variable 'everything'"));
    }

    static Stream<Arguments> tables() {
        return Stream.of(
                table("a word without quotes", partners("string", "currency", "EUR"), "names 'EUR', which is no input"),
                table(
                        "a range by a minus",
                        partners("integer", "amount", "500-10000"),
                        "a range is written [500..10000]"),
                table("a sum of one", partners("integer", "amount", "sum(?) < 10"), "asks for a list"),
                table("a day under a number", partners("integer", "amount", "date(\"2026-01-01\")"), "can never fit"),
                table(
                        "a limit of days under a number",
                        partners("integer", "amount", "> date(\"2026-01-01\")"),
                        "can never fit"),
                table("a word under a number", partners("integer", "termMonths", "\"12\""), "can never fit"),
                table("an empty range", partners("integer", "age", "[60..20]"), "can never fit"),
                table("a flag in quotes", partners("boolean", "returning", "\"true\""), "can never fit"),
                table(
                        "a decision under nearly its name",
                        partners("integer", "amount", "> 5")
                                .replace("partner-prioritisation", "partner-prioritization"),
                        "FinMe never asks for 'partner-prioritization'"),
                table(
                        "an aggregation",
                        partners("integer", "amount", "> 5").replace("\"COLLECT\"", "\"COLLECT\" aggregation=\"SUM\""),
                        "its aggregation SUM would be ignored"),
                table("decisions in a circle", required(2, true), "requires itself"),
                table("a decision that requires itself", required(1, true), "requires itself"),
                table(
                        "a pattern that reads nothing for minutes",
                        partners("string", "product", "matches(\"\", \"(?:){2147483647}\")"),
                        "rule Rule_X"),
                table(
                        "a pattern that goes back and back",
                        partners("string", "product", "matches(?, \"((a+)+)+\\1$\")"),
                        "rule Rule_X"),
                table(
                        "no decision at all",
                        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"d\" name=\"d\" namespace=\"x\"/>",
                        "holds no decision"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void refusesAModel(String name, String bpmn, String sentence) {
        refused("foreign.bpmn", bpmn, sentence);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void refusesATable(String name, String dmn, String sentence) {
        refused("table.dmn", dmn, sentence);
    }

    private void refused(String file, String content, String sentence) {
        Instant begun = Instant.now();
        assertThatThrownBy(() -> deploy(file, content))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageStartingWith("Not deployed, nothing has changed. ")
                .hasMessageContaining(sentence);
        repository.deleteDeployment(deploy("good.bpmn", process("good", flow("s", "e"))), true);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(SOON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules.xml", "rules.dmn.txt", "process.xml", "readme", ".DS_Store"})
    void refusesAFileOfAnotherKind(String file) {
        assertThatThrownBy(() -> deploy(file, partners("integer", "amount", "> 5")))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("can be deployed");
    }

    @Test
    void letsThroughWhatWaits() {
        String asked = process(
                "foreign",
                flow("s", "t") + "<userTask id=\"t\"/>" + flow("t", "g") + gateway("g") + flow("g", "t")
                        + "<boundaryEvent id=\"b\" attachedToRef=\"t\" cancelActivity=\"false\"><timerEventDefinition><timeCycle>R3/P1D</timeCycle></timerEventDefinition></boundaryEvent>"
                        + flow("b", "e"));
        String paused = process(
                "foreign",
                flow("s", "t")
                        + "<intermediateCatchEvent id=\"t\"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>"
                        + flow("t", "g") + gateway("g") + flow("g", "t"));
        for (String model : new String[] {
            asked,
            paused,
            timer("timeDuration", "P2W"),
            repeated("3"),
            conditional("${offered}"),
            conditional("${verdict == 'PASSED' and not empty accepted}"),
            conditional("${!(partnerLeft)}")
        }) {
            assertThatCode(() -> repository.deleteDeployment(deploy("foreign.bpmn", model), true))
                    .doesNotThrowAnyException();
        }
    }

    private static Arguments model(String name, String bpmn, String sentence) {
        return Arguments.of(name, bpmn, sentence);
    }

    private static Arguments table(String name, String dmn, String sentence) {
        return Arguments.of(name, dmn, sentence);
    }

    private static String gateway(String id) {
        return "<exclusiveGateway id=\"" + id + "\"/>";
    }

    private static String sub(String id, String more) {
        return "<subProcess id=\"%s\">%s<startEvent id=\"%s_s\"/><sequenceFlow id=\"%s_f\" sourceRef=\"%s_s\" targetRef=\"%s_e\"/><endEvent id=\"%s_e\"/></subProcess>"
                .formatted(id, more, id, id, id, id, id);
    }

    private static String conditional(String condition) {
        return process(
                "foreign",
                flow("s", "g")
                        + "<exclusiveGateway id=\"g\" default=\"other\"/><sequenceFlow id=\"other\" sourceRef=\"g\" targetRef=\"e\"/><sequenceFlow id=\"q\" sourceRef=\"g\" targetRef=\"e\"><conditionExpression>"
                        + condition + "</conditionExpression></sequenceFlow>");
    }

    private static String called(String id, String other) {
        return process(
                id, flow("s", "t") + "<callActivity id=\"t\" calledElement=\"" + other + "\"/>" + flow("t", "e"));
    }

    private static String repeated(String times) {
        return around("<userTask id=\"t\"><multiInstanceLoopCharacteristics><loopCardinality>" + times
                + "</loopCardinality></multiInstanceLoopCharacteristics></userTask>");
    }

    private static String partners(String type, String input, String cell) {
        return DmnText.table("partner-prioritisation", "COLLECT")
                .input(input, type)
                .output("partner", "string")
                .output("tier", "integer")
                .rule("Rule_X", cell, "\"omega\"", "1")
                .xml();
    }

    /** Decisions of which each requires the next one, and the last the first. */
    private static String required(int count, boolean circle) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String requires = i + 1 < count ? "d" + (i + 1) : circle ? "d0" : null;
            all.append("<decision id=\"d").append(i).append("\" name=\"d\" camunda:historyTimeToLive=\"P1D\">");
            if (requires != null) {
                all.append("<informationRequirement id=\"r")
                        .append(i)
                        .append("\"><requiredDecision href=\"#")
                        .append(requires)
                        .append("\"/></informationRequirement>");
            }
            all.append("<literalExpression id=\"l")
                    .append(i)
                    .append("\"><text>1</text></literalExpression></decision>");
        }
        return "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" xmlns:camunda=\"http://camunda.org/schema/1.0/dmn\" id=\"d\" name=\"d\" namespace=\"x\">"
                + all + "</definitions>";
    }

    private String deploy(String file, String content) {
        return repository.createDeployment().addString(file, content).deploy().getId();
    }
}
