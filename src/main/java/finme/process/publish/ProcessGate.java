package finme.process.publish;

import finme.process.engine.AllowedVariables;
import finme.process.expression.AllowedBeans;
import finme.process.expression.WrittenExpression;
import finme.process.loanapplication.LoanApplicationProcess;
import finme.process.publish.model.ModelChecks;
import finme.process.publish.model.ModelGuard;
import finme.process.publish.model.ModelTree;
import finme.process.publish.model.Refused;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Builder.Feature;
import org.camunda.bpm.impl.juel.FunctionNode;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds in a process model what would only break when an application gets there. */
@Component
class ProcessGate {
    private static final Pattern DELEGATE = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*}");
    private static final Set<String> ALWAYS_THERE = Set.of("execution", "task", "authenticatedUserId");
    private static final Set<String> FUNCTIONS = Set.of("now", "dateTime", "currentUser", "currentUserGroups");
    /** Attributes that name a variable in which something would be kept. */
    private static final Set<String> STORING =
            Set.of("resultVariable", "errorCodeVariable", "errorMessageVariable", "escalationCodeVariable");

    private static final Set<String> CONDITIONS = Set.of("conditionExpression", "completionCondition");
    private static final Set<String> NUMBERS = Set.of("priority", "jobPriority", "taskPriority");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final Set<String> MESSAGES = LoanApplicationProcess.messages();
    private static final Set<String> WRITING = Set.of("inputParameter", "outputParameter");

    private final AllowedBeans beans;

    ProcessGate(AllowedBeans beans) {
        this.beans = beans;
    }

    /** @return the model as it was read, of which is known whatever can be told from it alone */
    Element check(String file, byte[] content) {
        Element root = ModelTree.read(file, content);
        ModelGuard.check(root);
        List<Element> executable = executable(root);
        if (executable.isEmpty()) {
            throw Refused.at(file, "it holds no process that is executable, nothing would be deployed");
        }
        for (Element process : executable) {
            if (ModelTree.camunda(process, "historyTimeToLive") == null) {
                throw Refused.at(
                        process.attribute("id"),
                        "it does not say how long its history is kept, set its history time to live");
            }
        }
        check(root, root.attribute("id"));
        ModelChecks.check(root, MESSAGES);
        return root;
    }

    static List<Element> executable(Element root) {
        return root.elements("process").stream()
                .filter(process -> "true".equals(process.attribute("isExecutable")))
                .toList();
    }

    private void check(Element element, @Nullable String parent) {
        String id = element.attribute("id");
        String place = id == null ? parent : id;
        String delegate = ModelTree.camunda(element, "delegateExpression");
        if (delegate != null) {
            checkDelegate(place, element.getTagName(), delegate);
        }
        for (String attribute : STORING) {
            String variable = ModelTree.camunda(element, attribute);
            if (variable != null) {
                checkVariable(place, variable);
            }
        }
        String result = ModelTree.camunda(element, "mapDecisionResult");
        if (result != null && !result.equals("singleEntry")) {
            throw Refused.at(place, "a process keeps words and flags only, map the decision's result by singleEntry");
        }
        checkNumbers(place, element);
        for (String attribute : element.attributes()) {
            checkExpressions(place, element.attribute(attribute));
        }
        if (!element.getTagName().equals("documentation")) {
            checkExpressions(place, element.getText());
        }
        if (CONDITIONS.contains(element.getTagName())) {
            checkCondition(place, element.getText().strip());
        }
        if (WRITING.contains(element.getTagName()) && ModelTree.camunda(element)) {
            checkVariable(place, element.attribute("name"));
        }
        if (element.getTagName().equals("formField") && ModelTree.camunda(element)) {
            checkVariable(place, id);
        }
        for (Element child : element.elements()) {
            check(child, place);
        }
    }

    private void checkDelegate(@Nullable String place, String tag, String expression) {
        Matcher name = DELEGATE.matcher(expression.strip());
        Set<String> known = beans.names(
                switch (tag) {
                    case "executionListener" -> ExecutionListener.class;
                    case "taskListener" -> TaskListener.class;
                    default -> JavaDelegate.class;
                });
        if (!name.matches() || !known.contains(name.group(1))) {
            throw Refused.at(
                    place,
                    "there is no delegate '" + expression + "', there are " + String.join(", ", new TreeSet<>(known)));
        }
    }

    private void checkVariable(@Nullable String place, @Nullable String variable) {
        if (variable == null || !AllowedVariables.NAMES.contains(variable)) {
            throw Refused.at(place, "it would store the variable '" + variable + "', there are only " + variables());
        }
    }

    private void checkExpressions(@Nullable String place, @Nullable String text) {
        if (text == null || !(text.contains("${") || text.contains("#{"))) {
            return;
        }
        Tree tree = tree(place, text);
        for (IdentifierNode node : tree.getIdentifierNodes()) {
            String name = node.getName();
            if (!ALWAYS_THERE.contains(name)
                    && !AllowedVariables.NAMES.contains(name)
                    && !beans.names().contains(name)) {
                throw Refused.at(place, "nothing sets the variable '" + name + "', there are only " + variables());
            }
        }
        for (FunctionNode node : tree.getFunctionNodes()) {
            if (!FUNCTIONS.contains(node.getName())) {
                throw Refused.at(place, "there is no function '" + node.getName() + "'");
            }
        }
        WrittenExpression.strangeMember(tree).ifPresent(member -> {
            throw Refused.at(place, "'" + member + "' is nothing that an expression here may ask for");
        });
    }

    private static Tree tree(@Nullable String place, String text) {
        try {
            return new Builder(Feature.METHOD_INVOCATIONS).build(text);
        } catch (TreeBuilderException unreadable) {
            throw Refused.at(place, "the expression can't be read, " + unreadable.getMessage());
        }
    }

    /** The engine finds out when an application gets there, and undoes the step that led to it. */
    private static void checkCondition(@Nullable String place, String text) {
        if (!WrittenExpression.isQuestion(tree(place, text))) {
            throw Refused.at(place, "its condition '" + text + "' is neither true nor false, write it as ${offered}");
        }
    }

    private static void checkNumbers(@Nullable String place, Element element) {
        for (String attribute : NUMBERS) {
            String number = ModelTree.camunda(element, attribute);
            if (number != null && !NUMBER.matcher(number.strip()).matches()) {
                throw Refused.at(place, "its " + attribute + " '" + number + "' is no whole number");
            }
        }
    }

    private static String variables() {
        return String.join(", ", new TreeSet<>(AllowedVariables.NAMES));
    }
}
