package finme.process.expression;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a step tells the gateway behind it, for as long as the engine works on it. Even a transient variable would make
 * the engine look for stored ones at every later step.
 */
public final class Facts implements Session {
    private final Map<String, Map<String, Object>> byInstance = new HashMap<>();

    private Facts() {}

    public static void tell(String instance, String name, Object value) {
        Context.getCommandContext()
                .getSession(Facts.class)
                .byInstance
                .computeIfAbsent(instance, none -> new HashMap<>())
                .put(name, value);
    }

    static @Nullable Object of(String instance, String name) {
        CommandContext context = Context.getCommandContext();
        return context == null
                ? null
                : context.getSession(Facts.class)
                        .byInstance
                        .getOrDefault(instance, Map.of())
                        .get(name);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Component
    static class Plugin extends AbstractProcessEnginePlugin implements SessionFactory {
        @Override
        public void postInit(ProcessEngineConfigurationImpl engine) {
            engine.getSessionFactories().put(Facts.class, this);
        }

        @Override
        public Class<?> getSessionType() {
            return Facts.class;
        }

        @Override
        public Session openSession() {
            return new Facts();
        }
    }
}
