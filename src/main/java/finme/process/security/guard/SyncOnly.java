package finme.process.security.guard;

import finme.process.crmsync.CrmSyncProcess;
import java.lang.reflect.Field;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.util.ReflectionUtils;

/**
 * Whether it is a sync that would be cancelled: no application goes with it, and its run ends by itself. That there is no such
 * instance is for the engine to say.
 */
record SyncOnly(String instance) implements Command<Boolean> {
    private static final Field INSTANCE = instanceField();

    static SyncOnly of(DeleteProcessInstanceCmd command) {
        return new SyncOnly(String.valueOf(ReflectionUtils.getField(INSTANCE, command)));
    }

    @Override
    public Boolean execute(CommandContext context) {
        return context.runWithoutAuthorization(() -> {
            ExecutionEntity found = context.getExecutionManager().findExecutionById(instance);
            return found == null || found.getProcessDefinition().getKey().equals(CrmSyncProcess.KEY);
        });
    }

    private static Field instanceField() {
        Field field =
                Objects.requireNonNull(ReflectionUtils.findField(DeleteProcessInstanceCmd.class, "processInstanceId"));
        ReflectionUtils.makeAccessible(field);
        return field;
    }
}
