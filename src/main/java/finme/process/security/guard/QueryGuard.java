package finme.process.security.guard;

import java.lang.reflect.Field;
import java.util.Objects;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * CVE-2026-109432: {@code enableExpressionsInAdhocQueries=false} looks at a task query but not into its {@code orQueries},
 * whose expressions are then evaluated. No 7.24 release on Maven Central looks there; this does, for queries, for saved
 * filters and for queries that extend a filter.
 */
public final class QueryGuard extends CommandInterceptor {
    private static final Field EXTENDING = field(AbstractExecuteFilterCmd.class, "extendingQuery");
    private static final Field FILTER = field(SaveFilterCmd.class, "filter");

    @Override
    public <T> T execute(Command<T> command) {
        if (hasExpression(queryOf(command))) {
            throw new BadUserRequestException("Expressions are forbidden in queries.");
        }
        return next.execute(command);
    }

    private static @Nullable Object queryOf(Command<?> command) {
        if (command instanceof AbstractExecuteFilterCmd) {
            return ReflectionUtils.getField(EXTENDING, command);
        }
        if (command instanceof SaveFilterCmd) {
            return ReflectionUtils.getField(FILTER, command) instanceof FilterEntity filter ? filter.getQuery() : null;
        }
        return command;
    }

    private static boolean hasExpression(@Nullable Object query) {
        if (!(query instanceof TaskQueryImpl task)) {
            return false;
        }
        return !task.getExpressions().isEmpty()
                || task.getQueries().stream()
                        .filter(other -> other != task) // a query is the first of its own list
                        .anyMatch(QueryGuard::hasExpression);
    }

    private static Field field(Class<?> owner, String name) {
        Field field = Objects.requireNonNull(ReflectionUtils.findField(owner, name), name);
        ReflectionUtils.makeAccessible(field);
        return field;
    }
}
