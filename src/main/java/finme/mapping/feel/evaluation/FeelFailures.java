package finme.mapping.feel.evaluation;

import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.impl.interpreter.EvaluationFailureCollector;
import org.jspecify.annotations.Nullable;

/**
 * The engine explains each null it makes by a sentence full of values, which nobody may read: only that an assertion
 * failed is kept.
 */
public final class FeelFailures extends EvaluationFailureCollector {
    static final FeelFailures IGNORED = new FeelFailures(null);

    private final @Nullable FeelBudget budget;

    public FeelFailures(@Nullable FeelBudget budget) {
        this.budget = budget;
    }

    @Override
    public void addFailure(EvaluationFailureType type, String message) {
        if (budget != null && "ASSERT_FAILURE".equals(type.toString())) {
            budget.exceed("asserts what doesn't hold");
        }
    }
}
