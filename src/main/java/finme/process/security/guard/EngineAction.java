package finme.process.security.guard;

import static finme.process.security.EngineGroup.ADMIN;
import static finme.process.security.EngineGroup.OPERATOR;
import static finme.process.security.EngineGroup.OWNER;

import finme.process.security.EngineGroup;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people may change in the engine, whichever way they come in: its REST API, Cockpit or Tasklist. Whatever is not
 * named here would part an application from its process, write past fdForge or change who may do what: it is refused.
 */
enum EngineAction {
    DEPLOY(EnumSet.of(OWNER, ADMIN), "DeployCmd"),
    UNDEPLOY(EnumSet.of(OWNER, ADMIN), "DeleteDeploymentCmd"),
    MIGRATE(
            EnumSet.of(OWNER, ADMIN),
            "CreateMigrationPlanCmd",
            "MigrateProcessInstanceCmd",
            "MigrateProcessInstanceBatchCmd",
            "DeleteBatchCmd"),
    SUSPEND(
            EnumSet.of(OWNER, ADMIN),
            "ActivateProcessDefinitionCmd",
            "SuspendProcessDefinitionCmd",
            "ActivateProcessInstanceCmd",
            "SuspendProcessInstanceCmd",
            "UpdateProcessInstancesSuspendStateCmd",
            "UpdateProcessInstancesSuspendStateBatchCmd",
            "ActivateJobDefinitionCmd",
            "SuspendJobDefinitionCmd",
            "ActivateJobCmd",
            "SuspendJobCmd",
            "ActivateBatchCmd",
            "SuspendBatchCmd"),
    RETRY(
            EnumSet.of(OPERATOR, ADMIN),
            "SetJobRetriesCmd",
            "SetJobsRetriesBatchCmd",
            "SetJobsRetriesByProcessBatchCmd",
            "SetJobDuedateCmd",
            "RecalculateJobDuedateCmd",
            "ExecuteJobsCmd"),
    WORK_ON_TASKS(
            EnumSet.of(OPERATOR, ADMIN),
            "ClaimTaskCmd",
            "AssignTaskCmd",
            "CompleteTaskCmd",
            "SubmitTaskFormCmd",
            "DecideTaskCmd",
            "SetTaskPriorityCmd",
            "SetTaskDueDateCmd",
            "SetTaskFollowUpDateCmd"),
    /** Of a CRM's load or reconciliation only: {@link SyncOnly}. */
    CANCEL_SYNC(EnumSet.of(OPERATOR, ADMIN), "DeleteProcessInstanceCmd"),
    ARRANGE_FILTERS(EnumSet.of(OPERATOR, ADMIN), "CreateFilterCmd", "SaveFilterCmd", "DeleteFilterCmd");

    private final Set<EngineGroup> groups;
    private final Set<String> commands;

    EngineAction(Set<EngineGroup> groups, String... commands) {
        this.groups = groups;
        this.commands = Set.of(commands);
    }

    /** @param command simple name of the engine's class */
    static Optional<EngineAction> of(String command) {
        return Stream.of(values())
                .filter(action -> action.commands.contains(command))
                .findFirst();
    }

    Set<String> roles() {
        return groups.stream().map(EngineGroup::name).collect(Collectors.toSet());
    }

    boolean isOf(java.util.Collection<String> groupIds) {
        return groups.stream().map(EngineGroup::id).anyMatch(groupIds::contains);
    }
}
