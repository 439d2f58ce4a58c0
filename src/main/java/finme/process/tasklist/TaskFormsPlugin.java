package finme.process.tasklist;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

@Component
class TaskFormsPlugin extends AbstractProcessEnginePlugin {
    private final ObjectProvider<TaskForm> forms;

    TaskFormsPlugin(ObjectProvider<TaskForm> forms) {
        this.forms = forms;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setFormService(new TaskForms(forms::stream));
        engine.setTaskService(new DecidedTasks(engine.getIdentityService(), forms::stream));
    }
}
