package finme.process.security.guard;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.util.ReflectionUtils;

/**
 * Stands before every command that a person gives the engine: reading passes, of the rest only an {@link EngineAction} of
 * their role. A refusal is the engine's own for rights, since its REST API makes 500 of some others. What a command then causes is not looked at again; FinMe itself gives commands as nobody.
 */
public final class ActionGuard extends CommandInterceptor {
    private static final Pattern READS = Pattern.compile("(Get|Find|Is|Determine|ExecuteFilter|AuthorizationCheck)\\w*"
            + "|Create\\w+QueryCmd|\\w+Query(Impl|Cmd)?|\\w*Count\\w*Cmd|Execute(Duration|\\w+Report)Cmd");
    private static final Field DEPLOYMENT = deployment();

    private final IdentityService identity;
    private final TextGuard texts;

    public ActionGuard(IdentityService identity, TextGuard texts) {
        this.texts = texts;
        this.identity = identity;
    }

    @Override
    public <T> T execute(Command<T> command) {
        Authentication person = identity.getCurrentAuthentication();
        if (person != null && Context.getCommandContext() == null) {
            check(command, person);
        }
        return next.execute(command);
    }

    private void check(Command<?> command, Authentication person) {
        String name = command.getClass().getSimpleName();
        if (command instanceof AbstractQuery || READS.matcher(name).matches()) {
            return;
        }
        Optional<EngineAction> action = EngineAction.of(name);
        if (action.isEmpty()) {
            throw new AuthorizationException(Refusals.sentence(name));
        }
        List<String> groups = person.getGroupIds() == null ? List.of() : person.getGroupIds();
        if (!action.get().isOf(groups)) {
            throw new AuthorizationException("This is not for people of your role.");
        }
        texts.check(command);
        if (command instanceof DeleteProcessInstanceCmd delete && !next.execute(SyncOnly.of(delete))) {
            throw new AuthorizationException(Refusals.sentence(name));
        }
        if (command instanceof DeleteDeploymentCmd) {
            String id = String.valueOf(ReflectionUtils.getField(DEPLOYMENT, command));
            next.execute(new DeploymentInUse(id)).ifPresent(why -> {
                throw new AuthorizationException(why);
            });
        }
    }

    private static Field deployment() {
        Field field = Objects.requireNonNull(ReflectionUtils.findField(DeleteDeploymentCmd.class, "deploymentId"));
        ReflectionUtils.makeAccessible(field);
        return field;
    }
}
