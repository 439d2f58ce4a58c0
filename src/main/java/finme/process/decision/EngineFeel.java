package finme.process.decision;

import finme.mapping.Feel;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The engine's own evaluator, which a task with a {@code decisionRef} comes to, under our limits of time and size. */
@Component
class EngineFeel extends AbstractProcessEnginePlugin implements FeelEngine {
    private final ObjectProvider<Feel> feel;

    EngineFeel(ObjectProvider<Feel> feel) {
        this.feel = feel;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        DefaultDmnEngineConfiguration decisions = new DefaultDmnEngineConfiguration();
        decisions.setFeelEngineFactory(() -> this);
        engine.setDmnEngineConfiguration(decisions);
    }

    /** As the engine has it: a result may be null. */
    @Override
    @SuppressWarnings({"unchecked", "NullAway"})
    public <T> T evaluateSimpleExpression(String expression, VariableContext context) {
        return (T) feel.getObject().compile(expression).value(facts(context));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String tests, String input, VariableContext context) {
        Map<String, @Nullable Object> facts = facts(context);
        return feel.getObject().compileUnaryTests(tests).matches(facts.get(input), facts);
    }

    private static Map<String, @Nullable Object> facts(VariableContext context) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        for (String name : context.keySet()) {
            TypedValue value = context.resolve(name);
            facts.put(name, value == null ? null : value.getValue());
        }
        return facts;
    }
}
