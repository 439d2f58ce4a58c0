package finme.process.loanapplication;

import static org.assertj.core.api.Assertions.assertThat;

import finme.loan.ApplicationStatus;
import finme.process.engine.AllowedVariables;
import java.io.File;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.Test;

/** Code and model use the same words: nothing in one that the other does not have. */
class LoanApplicationVocabularyTests {
    private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)");

    private final BpmnModelInstance model =
            Bpmn.readModelFromFile(new File("processes/" + LoanApplicationProcess.KEY + ".bpmn"));

    @Test
    void processHasItsKey() {
        assertThat(model.getModelElementsByType(Process.class))
                .singleElement()
                .extracting(Process::getId)
                .isEqualTo(LoanApplicationProcess.KEY);
    }

    @Test
    void elementsAreTheSame() {
        assertThat(words(LoanApplicationProcess.Elements.class))
                .isEqualTo(model.getModelElementsByType(FlowNode.class).stream()
                        .map(FlowNode::getId)
                        .collect(Collectors.toSet()));
    }

    @Test
    void messagesAreTheSame() {
        assertThat(words(LoanApplicationProcess.Messages.class))
                .isEqualTo(model.getModelElementsByType(Message.class).stream()
                        .map(Message::getName)
                        .collect(Collectors.toSet()));
    }

    @Test
    void variablesAreTheSameAndTheOnlyOnesAllowed() {
        assertThat(words(LoanApplicationProcess.Variables.class))
                .isEqualTo(model.getModelElementsByType(ConditionExpression.class).stream()
                        .flatMap(condition ->
                                NAME.matcher(condition.getTextContent()).results())
                        .map((MatchResult name) -> name.group(1))
                        .collect(Collectors.toSet()))
                .isEqualTo(AllowedVariables.NAMES);
    }

    @Test
    void statusPropertiesAreStatusesOfTheContract() {
        assertThat(model.getModelElementsByType(CamundaProperty.class).stream()
                        .filter(property -> property.getCamundaName().equals(LoanApplicationProcess.Properties.STATUS))
                        .map(property -> ApplicationStatus.valueOf(property.getCamundaValue())))
                .contains(ApplicationStatus.OFFERED, ApplicationStatus.FUNDED, ApplicationStatus.UNPLACED);
        assertThat(model.getModelElementsByType(CamundaProperty.class))
                .extracting(CamundaProperty::getCamundaName)
                .containsOnlyElementsOf(words(LoanApplicationProcess.Properties.class));
    }

    private static Set<String> words(Class<?> vocabulary) {
        return Arrays.stream(vocabulary.getDeclaredFields())
                .filter(field -> field.getType() == String.class)
                .map(LoanApplicationVocabularyTests::word)
                .collect(Collectors.toSet());
    }

    private static String word(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
