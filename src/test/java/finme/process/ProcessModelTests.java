package finme.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ids, names, save points, documentation and drawing of the shipped models, without an engine. */
class ProcessModelTests {
    private static final Pattern DELEGATE = Pattern.compile("\\$\\{(\\w+)}");
    private static final Map<String, String> DECISIONS = Map.of(
            "partner-prioritisation.dmn", "partner-prioritisation",
            "screening.dmn", "application-screening",
            "distribution.dmn", "distribution-strategy");

    static Stream<Path> processes() {
        return files("processes", ".bpmn");
    }

    static Stream<Path> decisions() {
        return files("decisions", ".dmn");
    }

    @ParameterizedTest
    @MethodSource("processes")
    void processIdIsTheFileNameAndHistoryEnds(Path file) {
        Process process =
                read(file).getModelElementsByType(Process.class).iterator().next();
        assertThat(file.getFileName()).hasToString(process.getId() + ".bpmn");
        assertThat(process.getId()).matches("[a-z]+(-[a-z]+)*");
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P365D");
    }

    @ParameterizedTest
    @MethodSource("processes")
    void elementsAreNamedByTheirKind(Path file) {
        for (FlowNode node : nodes(file)) {
            String kind = node.getElementType().getTypeName();
            String prefix =
                    node instanceof Gateway ? "Gateway" : Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
            assertThat(node.getId()).matches(prefix + "_[A-Z][A-Za-z]+");
            boolean joins = node instanceof Gateway && node.getOutgoing().size() == 1;
            assertThat(node.getName() == null)
                    .as(node.getId() + " has a name unless it only joins")
                    .isEqualTo(joins);
            if (node instanceof Gateway && !joins) {
                assertThat(node.getName()).endsWith("?");
            }
        }
        read(file)
                .getModelElementsByType(SequenceFlow.class)
                .forEach(flow -> assertThat(flow.getId()).startsWith("Flow_"));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyStepAndEventIsDocumented(Path file) {
        for (FlowNode node : nodes(file)) {
            if (node instanceof Gateway) {
                continue;
            }
            assertThat(node.getDocumentations()).as(node.getId()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyDelegateIsAClassOfOurs(Path file) {
        BpmnModelInstance model = read(file);
        Stream<String> tasks = Stream.concat(
                model.getModelElementsByType(ServiceTask.class).stream().map(ServiceTask::getCamundaDelegateExpression),
                model.getModelElementsByType(BusinessRuleTask.class).stream()
                        .map(BusinessRuleTask::getCamundaDelegateExpression));
        tasks.forEach(expression -> assertThat(JavaDelegate.class).isAssignableFrom(bean(expression)));
        model.getModelElementsByType(CamundaExecutionListener.class)
                .forEach(listener -> assertThat(ExecutionListener.class)
                        .isAssignableFrom(bean(listener.getCamundaDelegateExpression())));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void oneSavePointForOneEffectAndEachWithRetries(Path file) {
        Set<String> savePoints = nodes(file).stream()
                .filter(node -> node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter())
                .map(FlowNode::getId)
                .collect(Collectors.toSet());
        // a sync has no job at all: its run goes by itself, and starting it is one transaction with the run's row
        boolean sync = file.getFileName().toString().equals("crm-sync.bpmn");
        assertThat(savePoints).isEqualTo(sync ? Set.of() : Set.of("BusinessRuleTask_ScreenApplication"));
        nodes(file).stream()
                .filter(FlowNode::isCamundaAsyncBefore)
                .forEach(node -> assertThat(
                                node.getExtensionElements().getDomElement().getChildElements())
                        .anyMatch(child -> child.getLocalName().equals("failedJobRetryTimeCycle")
                                && child.getTextContent().equals("R5/PT10S")));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void isDrawnInDiagramsOfAtMostTwentyFiveNodes(Path file) {
        BpmnModelInstance model = read(file);
        Set<String> drawn = model.getModelElementsByType(BpmnShape.class).stream()
                .map(shape -> shape.getBpmnElement().getId())
                .collect(Collectors.toSet());
        assertThat(nodes(file)).extracting(FlowNode::getId).allMatch(drawn::contains);
        for (BpmnPlane plane : model.getModelElementsByType(BpmnPlane.class)) {
            assertThat(plane.getChildElementsByType(BpmnShape.class))
                    .as(plane.getId())
                    .hasSizeLessThanOrEqualTo(25);
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void waitsAreBounded(Path file) {
        Set<String> guarded = read(file).getModelElementsByType(BoundaryEvent.class).stream()
                .map(event -> event.getAttachedTo().getId())
                .collect(Collectors.toSet());
        // for partners and the CRM time runs in dispatch and in the CRM's queue, not in the engine
        Set<String> elsewhere =
                Set.of("ReceiveTask_PartnersAnswer", "ReceiveTask_CrmConfirmed", "ReceiveTask_RecordsWalked");
        assertThat(nodes(file).stream()
                        .filter(node -> node instanceof Activity && !(node instanceof CatchEvent))
                        .filter(node -> node.getId().matches("(UserTask|ReceiveTask)_.*"))
                        .map(FlowNode::getId)
                        .filter(id -> !elsewhere.contains(id)))
                .allMatch(guarded::contains);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void rulesSayWhyInWordsForPeople(Path file) {
        var model = Dmn.readModelFromFile(file.toFile());
        Decision decision =
                model.getModelElementsByType(Decision.class).iterator().next();
        assertThat(decision.getId()).isEqualTo(DECISIONS.get(file.getFileName().toString()));
        assertThat(decision.getCamundaHistoryTimeToLiveString()).isEqualTo("P365D");
        for (Rule rule : model.getModelElementsByType(Rule.class)) {
            assertThat(rule.getId()).matches("Rule_[A-Z][A-Za-z]+");
            assertThat(rule.getDescription().getTextContent())
                    .hasSizeGreaterThan(20)
                    .endsWith(".");
        }
    }

    private static Collection<FlowNode> nodes(Path file) {
        return read(file).getModelElementsByType(FlowNode.class);
    }

    private static BpmnModelInstance read(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }

    private static Class<?> bean(String expression) {
        Matcher name = DELEGATE.matcher(expression);
        assertThat(name.matches()).as(expression).isTrue();
        String simple =
                Character.toUpperCase(name.group(1).charAt(0)) + name.group(1).substring(1);
        try {
            return Class.forName("finme.process.loanapplication." + simple);
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(expression + " is no class of ours", gone);
        }
    }

    private static Stream<Path> files(String directory, String ending) {
        try (Stream<Path> all = Files.list(Path.of(directory))) {
            return all.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
