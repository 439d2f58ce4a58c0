package finme.process.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Execution;

/**
 * Reads all instances that a command is about to work on with one query. Left alone, the engine reads each of them
 * twice: the execution that is told, then the tree it stands in.
 */
public final class LookAhead {
    private static final String TREES = """
            select tree.* from ACT_RU_EXECUTION tree where tree.PROC_INST_ID_ in (
              select PROC_INST_ID_ from ACT_RU_EXECUTION where ID_ = any (string_to_array(#{ids}, ',')))""";

    private LookAhead() {}

    /** @param executions ids; any of an instance will do, and those that are gone are left out */
    public static void at(CommandContext context, RuntimeService runtime, Collection<String> executions) {
        List<String> unread = executions.stream()
                .filter(id -> context.getDbEntityManager().getCachedEntity(ExecutionEntity.class, id) == null)
                .toList();
        if (unread.isEmpty()) {
            return;
        }
        List<Execution> found = runtime.createNativeExecutionQuery()
                .sql(TREES)
                .parameter("ids", String.join(",", unread))
                .list();
        Map<String, List<ExecutionEntity>> trees = found.stream()
                .map(ExecutionEntity.class::cast)
                .collect(Collectors.groupingBy(ExecutionEntity::getProcessInstanceId));
        trees.values().forEach(LookAhead::grow);
    }

    private static void grow(List<ExecutionEntity> tree) {
        tree.stream()
                .filter(ExecutionEntity::isProcessInstanceExecution)
                .findFirst()
                .ifPresent(root -> root.restoreProcessInstance(tree, null, null, null, null, null, null));
    }
}
