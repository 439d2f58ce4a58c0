package finme.process.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.testing.engine.EngineTest;
import finme.testing.engine.FakeLoanDesk;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

@EngineTest
class ExpressionGuardTests {
    private final ProcessEngine engine;
    private final FakeLoanDesk desk;
    private final AllowedBeans beans;

    ExpressionGuardTests(ProcessEngine engine, FakeLoanDesk desk, AllowedBeans beans) {
        this.engine = engine;
        this.desk = desk;
        this.beans = beans;
    }

    @Test
    void modelsSeeOnlyDelegatesAndListeners() {
        assertThat(beans.names())
                .contains("sendToPartnersDelegate", "moveApplicationListener")
                .allMatch(name -> name.endsWith("Delegate") || name.endsWith("Listener"));
        for (String hostile : List.of(
                "${''.getClass().forName('java.lang.Runtime')}",
                "${''.class}",
                "${'x'.repeat(1000000000)}",
                "${execution.processEngineServices}",
                "${execution.getProcessEngineServices().getRuntimeService()}",
                "${execution.setVariable('offered', true)}",
                "${execution.engineServices}",
                "${dataSource}",
                "${sendToPartnersDelegate.execute(execution)}",
                "${sendToPartnersDelegate.class}",
                "${runtimeService}")) {
            ProcessInstance instance = started();
            assertThatThrownBy(() -> evaluate(hostile, instance))
                    .as(hostile)
                    .isInstanceOf(ProcessEngineException.class);
            engine.getRuntimeService().deleteProcessInstance(instance.getId(), "test");
        }
    }

    @Test
    void expressionsMayReadWhatIdentifiesTheInstance() {
        ProcessInstance instance = started();
        assertThat(evaluate("${execution.processBusinessKey.length()}", instance))
                .isEqualTo(36);
        assertThat(evaluate("${dateTime().plusDays(1).toDate().getTime() > 0}", instance))
                .isEqualTo(true);
        engine.getRuntimeService().deleteProcessInstance(instance.getId(), "test");
    }

    private Object evaluate(String expression, ProcessInstance instance) {
        return settings()
                .getCommandExecutorTxRequired()
                .execute(context -> settings()
                        .getExpressionManager()
                        .createExpression(expression)
                        .getValue(context.getExecutionManager().findExecutionById(instance.getId())));
    }

    private ProcessInstance started() {
        String application = desk.newApplication().toString();
        return engine.getRuntimeService().startProcessInstanceByKey("loan-application", application);
    }

    private ProcessEngineConfigurationImpl settings() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
