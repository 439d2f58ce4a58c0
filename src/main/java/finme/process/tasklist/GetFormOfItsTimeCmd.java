package finme.process.tasklist;

import java.io.InputStream;
import java.util.Date;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.form.entity.CamundaFormDefinitionManager;
import org.camunda.bpm.engine.impl.form.handler.DefaultFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.jspecify.annotations.Nullable;

/**
 * The form that a task shows. Bound as {@code latest} it is the version that was the newest when the task was created, and
 * stays so as long as the task is open: the engine itself would change it under the hands of whoever works on it.
 */
final class GetFormOfItsTimeCmd extends GetDeployedTaskFormCmd {
    GetFormOfItsTimeCmd(String task) {
        super(task);
    }

    @Override
    protected InputStream getResourceForCamundaFormRef(CamundaFormRef form, String deployment) {
        CamundaFormDefinitionEntity found = DefaultFormHandler.FORM_REF_BINDING_LATEST.equals(form.getBinding())
                ? commandContext.runWithoutAuthorization(() -> ofItsTime(form.getKey()))
                : null;
        return found == null
                ? super.getResourceForCamundaFormRef(form, deployment)
                : getDeploymentResource(found.getDeploymentId(), found.getResourceName());
    }

    /** @return the oldest one where the task is older than the form; null when there is none at all */
    private @Nullable CamundaFormDefinitionEntity ofItsTime(String key) {
        Date created = commandContext.getTaskManager().findTaskById(taskId).getCreateTime();
        CamundaFormDefinitionManager forms = commandContext.getCamundaFormDefinitionManager();
        CamundaFormDefinitionEntity found = forms.findLatestDefinitionByKey(key);
        int version = found == null ? 0 : found.getVersion() - 1;
        while (found != null && version > 0 && isLater(found, created)) {
            CamundaFormDefinitionEntity older = forms.findDefinitionByKeyVersionAndTenantId(key, version--, null);
            found = older == null ? found : older; // a version may have been removed
        }
        return found;
    }

    private boolean isLater(CamundaFormDefinitionEntity form, Date created) {
        DeploymentEntity deployment = commandContext.getDeploymentManager().findDeploymentById(form.getDeploymentId());
        return deployment != null && deployment.getDeploymentTime().after(created);
    }
}
