package finme.process.expression;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.jspecify.annotations.Nullable;

/** Resolves {@code ${offered}} and the like from what was told in this very step. */
final class FactResolver extends NarrowResolver {
    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base == null
                && property instanceof String name
                && context.getContext(VariableScope.class) instanceof ExecutionEntity execution) {
            Object fact = Facts.of(execution.getProcessInstanceId(), name);
            context.setPropertyResolved(fact != null);
            return fact;
        }
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        // the guard before it refuses every change
    }
}
