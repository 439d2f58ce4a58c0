package finme.process.publish;

import finme.process.publish.Checked.Definition;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.impl.repository.ResourceDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * Looks at files before their deployment begins: in it, whoever deploys holds the engine's lock, and the next one would
 * wait for a look that takes its time. Also sees to it that what is deployed is live: the engine leaves out a file that
 * was deployed under the same name before, also when somebody has deployed another version since.
 */
final class DeploymentGuard extends CommandInterceptor {
    private static final Field BUILDER = field(DeployCmd.class, "deploymentBuilder");
    private static final Field FILTERED = field(DeploymentBuilderImpl.class, "isDuplicateFilterEnabled");

    private final CheckRoom room;
    private final String shipped;

    /** @param shipped source of the deployments that FinMe makes itself, by several nodes at once */
    DeploymentGuard(CheckRoom room, String shipped) {
        this.room = room;
        this.shipped = shipped;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof DeployCmd deploy && Context.getCommandContext() == null) {
            before((DeploymentBuilderImpl) Objects.requireNonNull(ReflectionUtils.getField(BUILDER, deploy)));
        }
        return next.execute(command);
    }

    private void before(DeploymentBuilderImpl builder) {
        Map<String, ResourceEntity> resources = builder.getDeployment().getResources();
        if (resources == null || resources.isEmpty()) {
            return; // those of an earlier deployment are read in the transaction
        }
        Checked checked = room.check(PublishGate.files(resources.values()));
        boolean byPeople = !shipped.equals(builder.getDeployment().getSource());
        if (byPeople && builder.isDuplicateFilterEnabled() && next.execute(new FindOutdated(checked, resources))) {
            ReflectionUtils.setField(FILTERED, builder, false);
        }
    }

    private static Field field(Class<?> owner, String name) {
        Field field = Objects.requireNonNull(ReflectionUtils.findField(owner, name), name);
        ReflectionUtils.makeAccessible(field);
        return field;
    }

    /**
     * Whether another content than this one is the newest version of something it defines. By its name a command that reads
     * is known, which people may give.
     */
    private record FindOutdated(Checked checked, Map<String, ResourceEntity> files) implements Command<Boolean> {
        @Override
        public Boolean execute(CommandContext context) {
            return checked.definitions.stream().anyMatch(each -> {
                byte[] mine = Objects.requireNonNull(files.get(each.file())).getBytes();
                ResourceDefinitionEntity<?> newest = newest(context, each);
                return newest == null || !Arrays.equals(mine, content(context, newest));
            });
        }

        private static @Nullable ResourceDefinitionEntity<?> newest(CommandContext context, Definition definition) {
            String key = definition.key();
            return switch (definition.kind()) {
                case PROCESS -> context.getProcessDefinitionManager().findLatestProcessDefinitionByKey(key);
                case DECISION -> context.getDecisionDefinitionManager().findLatestDecisionDefinitionByKey(key);
                case FORM -> context.getCamundaFormDefinitionManager().findLatestDefinitionByKey(key);
            };
        }

        private static byte @Nullable [] content(CommandContext context, ResourceDefinitionEntity<?> definition) {
            ResourceEntity file = context.getResourceManager()
                    .findResourceByDeploymentIdAndResourceName(
                            definition.getDeploymentId(), definition.getResourceName());
            return file == null ? null : file.getBytes();
        }
    }
}
