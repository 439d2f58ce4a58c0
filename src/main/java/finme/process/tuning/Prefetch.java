package finme.process.tuning;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.scripting.xmltags.XMLLanguageDriver;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.stereotype.Component;

/**
 * Reads all that a command is about to work on with one query a table, by statements of our own with the engine's result
 * maps. Left alone, the engine reads each row by itself, some of them twice.
 */
@Component
public class Prefetch extends AbstractProcessEnginePlugin {
    private static final String ENTITIES = "org.camunda.bpm.engine.impl.persistence.entity.";
    private static final String TREES_OF_EXECUTIONS = "finmeTreesOfExecutions";
    private static final String TREES_OF_BUSINESS_KEYS = "finmeTreesOfBusinessKeys";
    private static final String TREES = """
            select tree.* from ACT_RU_EXECUTION tree where tree.PROC_INST_ID_ = any (array(
              select PROC_INST_ID_ from ACT_RU_EXECUTION where %s = any (string_to_array(#{parameter}, ','))))""";
    private static final String JOBS = "finmeJobsOfInstances";

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        Configuration statements = engine.getSqlSessionFactory().getConfiguration();
        add(statements, TREES_OF_EXECUTIONS, "ExecutionEntity.executionResultMap", TREES.formatted("ID_"));
        add(statements, TREES_OF_BUSINESS_KEYS, "ExecutionEntity.executionResultMap", TREES.formatted("BUSINESS_KEY_"));
        add(statements, JOBS, "JobEntity.jobResultMap", """
                select * from ACT_RU_JOB where PROCESS_INSTANCE_ID_ = any (string_to_array(#{parameter}, ','))""");
    }

    private static void add(Configuration statements, String name, String resultMap, String sql) {
        var source = new XMLLanguageDriver().createSqlSource(statements, sql, ListQueryParameterObject.class);
        statements.addMappedStatement(new MappedStatement.Builder(statements, name, source, SqlCommandType.SELECT)
                .resultMaps(List.of(statements.getResultMap(ENTITIES + resultMap)))
                .build());
    }

    /** @param executions ids; any of an instance will do, and those that are gone are left out */
    public static void at(CommandContext context, Collection<String> executions) {
        trees(context, TREES_OF_EXECUTIONS, executions);
    }

    /** @return the executions of the instances with these business keys; children know their parents */
    public static List<ExecutionEntity> ofBusinessKeys(CommandContext context, Collection<UUID> keys) {
        return trees(
                context,
                TREES_OF_BUSINESS_KEYS,
                keys.stream().map(UUID::toString).toList());
    }

    private static List<ExecutionEntity> trees(CommandContext context, String statement, Collection<String> ids) {
        List<ExecutionEntity> found = read(context, statement, ids);
        found.stream()
                .collect(Collectors.groupingBy(ExecutionEntity::getProcessInstanceId))
                .values()
                .forEach(Prefetch::grow);
        return found;
    }

    /** @return all jobs of these instances by the execution they belong to, in lists that may be changed */
    public static Map<String, List<JobEntity>> jobs(CommandContext context, Collection<String> instances) {
        List<JobEntity> found = read(context, JOBS, instances);
        return found.stream()
                .filter(job -> job.getExecutionId() != null)
                .collect(Collectors.groupingBy(JobEntity::getExecutionId));
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> read(CommandContext context, String statement, Collection<String> ids) {
        return context.getDbEntityManager().selectList(statement, String.join(",", ids));
    }

    private static void grow(List<ExecutionEntity> tree) {
        tree.stream()
                .filter(ExecutionEntity::isProcessInstanceExecution)
                .findFirst()
                .ifPresent(root -> root.restoreProcessInstance(tree, null, null, null, null, null, null));
    }
}
