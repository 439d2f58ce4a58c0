package finme.process.expression;

import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.jspecify.annotations.Nullable;

/**
 * Stands before all other resolvers and refuses everything that is not on its lists. Values can be compared and read;
 * of an execution or a task only what identifies it; of a delegate nothing at all, it is only named.
 */
final class ExpressionGuard extends NarrowResolver {
    private static final Set<String> OF_EXECUTION = Set.of(
            "id",
            "processInstanceId",
            "processBusinessKey",
            "businessKey",
            "processDefinitionId",
            "currentActivityId",
            "currentActivityName",
            "getProcessBusinessKey",
            "getBusinessKey",
            "getVariable",
            "hasVariable",
            "getId",
            "getName",
            "name",
            "taskDefinitionKey",
            "assignee");
    private static final Set<String> OF_VALUES = Set.of(
            "equals",
            "equalsIgnoreCase",
            "compareTo",
            "startsWith",
            "endsWith",
            "contains",
            "containsKey",
            "isEmpty",
            "isBlank",
            "length",
            "size",
            "get",
            "name",
            "toString",
            "intValue",
            "longValue",
            "doubleValue",
            "toLowerCase",
            "toUpperCase",
            "trim",
            "isBefore",
            "isAfter",
            "plusDays",
            "plusHours",
            "plusMinutes",
            "minusDays",
            "minusHours",
            "minusMinutes",
            "toDate",
            "getTime");

    static boolean isKnown(String member) {
        return OF_EXECUTION.contains(member) || OF_VALUES.contains(member);
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base != null) {
            check(base, property, false);
        }
        return null;
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            @Nullable Object method,
            Class<?> @Nullable [] types,
            Object @Nullable [] arguments) {
        check(base, method, true);
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        throw new ELException("expressions can't change anything");
    }

    private static void check(@Nullable Object base, @Nullable Object property, boolean method) {
        String name = String.valueOf(property);
        if (base == null || !allowed(base, name, method)) {
            throw new ELException("expression not allowed: " + name);
        }
    }

    private static boolean allowed(Object base, String name, boolean method) {
        if (base instanceof BaseDelegateExecution || base instanceof DelegateTask) {
            return OF_EXECUTION.contains(name);
        }
        if (base instanceof Map || base instanceof Collection || base instanceof Object[]) {
            return !method || OF_VALUES.contains(name);
        }
        return value(base) && OF_VALUES.contains(name);
    }

    private static boolean value(Object base) {
        return base instanceof CharSequence
                || base instanceof Number
                || base instanceof Boolean
                || base instanceof Date
                || base instanceof Enum
                || base instanceof Temporal
                || base instanceof TemporalAmount
                || base.getClass().getName().startsWith("org.joda.time.");
    }
}
