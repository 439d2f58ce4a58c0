package finme.process.limits;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.function.SingletonSupplier;

/** Has it written down which jobs are at work, whoever runs them: from before their transaction until after it. */
@Component
public class JobWatch extends AbstractProcessEnginePlugin {
    private static final Field JOB = Objects.requireNonNull(ReflectionUtils.findField(ExecuteJobsCmd.class, "jobId"));

    static {
        ReflectionUtils.makeAccessible(JOB);
    }

    private final Supplier<NodeDeaths> deaths;

    JobWatch(ObjectProvider<NodeDeaths> deaths) {
        this.deaths = SingletonSupplier.of(deaths::getObject);
    }

    /** For those that run several jobs in one transaction. */
    public <T> T during(Collection<String> jobs, Supplier<T> work) {
        NodeDeaths known = deaths.get();
        List<Integer> taken = known.take(jobs);
        try {
            return work.get();
        } finally {
            known.done(taken);
        }
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<CommandInterceptor> present = engine.getCustomPreCommandInterceptorsTxRequired();
        List<CommandInterceptor> all = new java.util.ArrayList<>(present == null ? List.of() : present);
        all.add(new Interceptor());
        engine.setCustomPreCommandInterceptorsTxRequired(all);
    }

    private final class Interceptor extends CommandInterceptor {
        @Override
        public <T> T execute(Command<T> command) {
            if (!(command instanceof ExecuteJobsCmd)) {
                return next.execute(command);
            }
            String job = String.valueOf(ReflectionUtils.getField(JOB, command));
            return during(List.of(job), () -> next.execute(command));
        }
    }
}
