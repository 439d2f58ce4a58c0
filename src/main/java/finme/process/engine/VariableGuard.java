package finme.process.engine;

import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManagerFactory;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.variable.serializer.DefaultVariableSerializers;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializerFactory;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializers;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps what is not on the list out of the engine's tables, whoever sets it: a delegate, Tasklist or the REST API. The
 * place where rows are written is the one they all share. Values are flags and words, so everything else can't even be
 * serialized.
 */
@Component
class VariableGuard extends AbstractProcessEnginePlugin {
    private static final Set<String> TYPES = Set.of("null", "string", "boolean", "integer");

    /** What the engine itself counts by when a step is repeated. */
    private static final Set<String> COUNTERS =
            Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter");

    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getSessionFactories().put(DbEntityManager.class, new GuardedFactory(engine.getIdGenerator()));
    }

    /** Only now: until the engine is built, other plugins put serializers in beside those that go. */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        ProcessEngineConfigurationImpl settings =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        VariableSerializers few = new FewSerializers();
        settings.getVariableSerializers().getSerializers().stream()
                .filter(each -> TYPES.contains(each.getName()))
                .forEach(few::addSerializer);
        settings.setVariableTypes(few);
    }

    private static BadUserRequestException refused() {
        return new BadUserRequestException(
                "The variable is not on the list of what an instance may keep; personal data belong into fdForge.");
    }

    private static final class FewSerializers extends DefaultVariableSerializers {
        @Override
        public TypedValueSerializer<?> findSerializerForValue(
                TypedValue value, @Nullable VariableSerializerFactory otherwise) {
            try {
                return super.findSerializerForValue(value, otherwise);
            } catch (ProcessEngineException unknown) {
                throw refused(); // the engine's own complaint would quote the value
            }
        }
    }

    private static boolean isAllowed(VariableInstanceEntity variable) {
        String text = variable.getTextValue();
        if (COUNTERS.contains(variable.getName())) {
            return text == null || DIGITS.matcher(text).matches();
        }
        return AllowedVariables.NAMES.contains(variable.getName())
                && (text == null || AllowedVariables.WORDS.contains(text));
    }

    private static final class GuardedFactory extends DbEntityManagerFactory {
        GuardedFactory(IdGenerator ids) {
            super(ids);
        }

        @Override
        public DbEntityManager openSession() {
            return new GuardedEntities(idGenerator, Context.getCommandContext().getSession(PersistenceSession.class));
        }
    }

    private static final class GuardedEntities extends DbEntityManager {
        GuardedEntities(IdGenerator ids, PersistenceSession session) {
            super(ids, session);
        }

        @Override
        public void insert(DbEntity entity) {
            if (entity instanceof VariableInstanceEntity variable && !isAllowed(variable)) {
                throw refused();
            }
            super.insert(entity);
        }
    }
}
