package finme.process.security;

import static java.util.Map.entry;

import finme.process.crmsync.CrmSyncProcess;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives each group its rights in the engine, at every start, so that what is written here is what holds. */
@Component
@Lazy(false)
class EngineRights implements SmartInitializingSingleton {
    private static final String ANY = "*";
    private static final Permission[] ALL = {Permissions.ALL};
    private static final Permission[] READ = {Permissions.READ};
    private static final Permission[] READ_CASES = {
        ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.READ_INSTANCE,
        ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
        ProcessDefinitionPermissions.READ_TASK,
        ProcessDefinitionPermissions.READ_TASK_VARIABLE,
        ProcessDefinitionPermissions.READ_HISTORY,
        ProcessDefinitionPermissions.READ_HISTORY_VARIABLE
    };
    private static final Permission[] WORK_CASES = {
        ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.READ_INSTANCE,
        ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
        ProcessDefinitionPermissions.READ_TASK,
        ProcessDefinitionPermissions.READ_TASK_VARIABLE,
        ProcessDefinitionPermissions.READ_HISTORY,
        ProcessDefinitionPermissions.READ_HISTORY_VARIABLE,
        ProcessDefinitionPermissions.TASK_WORK,
        ProcessDefinitionPermissions.TASK_ASSIGN,
        ProcessDefinitionPermissions.UPDATE_TASK,
        ProcessDefinitionPermissions.RETRY_JOB
    };

    private static final Map<Resource, Permission[]> OWNER = Map.ofEntries(
            entry(Resources.DEPLOYMENT, ALL),
            entry(Resources.PROCESS_DEFINITION, ALL),
            entry(Resources.PROCESS_INSTANCE, ALL),
            entry(Resources.DECISION_DEFINITION, ALL),
            entry(Resources.DECISION_REQUIREMENTS_DEFINITION, READ),
            entry(Resources.BATCH, new Permission[] {
                BatchPermissions.READ, BatchPermissions.CREATE, BatchPermissions.CREATE_BATCH_MIGRATE_PROCESS_INSTANCES
            }),
            entry(Resources.TASK, READ),
            entry(Resources.FILTER, READ),
            entry(Resources.USER, READ),
            entry(Resources.GROUP, READ));

    private static final Map<Resource, Permission[]> OPERATOR = Map.ofEntries(
            entry(Resources.DEPLOYMENT, READ),
            entry(Resources.PROCESS_DEFINITION, WORK_CASES),
            entry(Resources.DECISION_DEFINITION, new Permission[] {Permissions.READ, Permissions.READ_HISTORY}),
            entry(Resources.DECISION_REQUIREMENTS_DEFINITION, READ),
            entry(Resources.TASK, READ),
            entry(Resources.FILTER, new Permission[] {Permissions.READ, Permissions.CREATE}),
            entry(Resources.USER, READ),
            entry(Resources.GROUP, READ));

    private static final Map<Resource, Permission[]> AUDITOR = Map.ofEntries(
            entry(Resources.DEPLOYMENT, READ),
            entry(Resources.PROCESS_DEFINITION, READ_CASES),
            entry(Resources.DECISION_DEFINITION, new Permission[] {Permissions.READ, Permissions.READ_HISTORY}),
            entry(Resources.DECISION_REQUIREMENTS_DEFINITION, READ),
            entry(Resources.TASK, READ),
            entry(Resources.FILTER, READ),
            entry(Resources.USER, READ),
            entry(Resources.GROUP, READ));

    private final AuthorizationService authorizations;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;

    EngineRights(AuthorizationService authorizations, PlatformTransactionManager transactions, JdbcTemplate jdbc) {
        this.authorizations = authorizations;
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            // two nodes starting together would both insert
            jdbc.execute("set local lock_timeout = '60s'");
            jdbc.execute("select pg_advisory_xact_lock(hashtext('finme.engine-rights'))");
            grantAll();
        });
    }

    private void grantAll() {
        for (Resources resource : Resources.values()) {
            grant(EngineGroup.ADMIN, resource, ANY, ALL);
        }
        OWNER.forEach((resource, permissions) -> grant(EngineGroup.OWNER, resource, ANY, permissions));
        OPERATOR.forEach((resource, permissions) -> grant(EngineGroup.OPERATOR, resource, ANY, permissions));
        AUDITOR.forEach((resource, permissions) -> grant(EngineGroup.AUDITOR, resource, ANY, permissions));
        grant(
                EngineGroup.OPERATOR,
                Resources.PROCESS_DEFINITION,
                CrmSyncProcess.KEY,
                ProcessDefinitionPermissions.DELETE_INSTANCE);
        for (String webapp : List.of("welcome", "cockpit", "tasklist")) {
            grant(EngineGroup.OWNER, Resources.APPLICATION, webapp, ALL);
            grant(EngineGroup.OPERATOR, Resources.APPLICATION, webapp, ALL);
            grant(EngineGroup.AUDITOR, Resources.APPLICATION, webapp, ALL);
        }
    }

    private void grant(EngineGroup group, Resource resource, String id, Permission... permissions) {
        Authorization present = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(group.id())
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        Authorization wanted =
                present == null ? authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT) : present;
        wanted.setGroupId(group.id());
        wanted.setResource(resource);
        wanted.setResourceId(id);
        wanted.setPermissions(permissions);
        authorizations.saveAuthorization(wanted);
    }
}
