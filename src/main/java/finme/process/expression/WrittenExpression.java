package finme.process.expression;

import finme.process.engine.AllowedVariables;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.Tree;

/** What can be told of an expression before an application gets there: one that fails then undoes the step that led to it. */
public final class WrittenExpression {
    private static final Set<String> QUESTIONS = Set.of(
            "equals",
            "equalsIgnoreCase",
            "startsWith",
            "endsWith",
            "contains",
            "containsKey",
            "isEmpty",
            "isBlank",
            "isBefore",
            "isAfter",
            "hasVariable",
            "getVariable");

    private static final Set<AstBinary.Operator> CALCULATING =
            Set.of(AstBinary.ADD, AstBinary.SUB, AstBinary.MUL, AstBinary.DIV, AstBinary.MOD);

    private WrittenExpression() {}

    /** @return a member that nothing here may be asked for */
    public static Optional<String> strangeMember(Tree tree) {
        return strange(tree.getRoot());
    }

    /** The leftmost first: what follows is asked of what that gives. */
    private static Optional<String> strange(Node node) {
        for (int i = 0; i < node.getCardinality(); i++) {
            Optional<String> strange = strange(node.getChild(i));
            if (strange.isPresent()) {
                return strange;
            }
        }
        return node instanceof AstDot && !ExpressionGuard.isKnown(member(node))
                ? Optional.of(member(node))
                : Optional.empty();
    }

    private static String member(Node dot) {
        return dot.toString().replaceFirst("^\\.\\s*", "");
    }

    /** Whether it comes to yes or no, as a condition has to. */
    public static boolean isQuestion(Tree tree) {
        return isQuestion(tree.getRoot());
    }

    private static boolean isQuestion(Node node) {
        if (node instanceof AstEval || node instanceof AstNested) {
            return isQuestion(node.getChild(0));
        } else if (node instanceof AstBinary binary) {
            return !CALCULATING.contains(binary.getOperator());
        } else if (node instanceof AstUnary unary) {
            return unary.getOperator() != AstUnary.NEG;
        } else if (node instanceof AstChoice) {
            return isQuestion(node.getChild(1)) && isQuestion(node.getChild(2));
        } else if (node instanceof AstMethod) {
            return QUESTIONS.contains(member(node.getChild(0)));
        } else if (node instanceof AstIdentifier variable) {
            return AllowedVariables.isFlag(variable.getName());
        }
        return node instanceof AstBoolean;
    }
}
