package finme.process.publish;

import finme.process.publish.model.ModelTree;
import finme.process.publish.model.Refused;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.entity.CamundaFormDefinitionManager;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/** Which form a task names, and whether it will be there when somebody opens the task. */
final class FormRefs {
    private FormRefs() {}

    /** @param brought ids of the forms in the same deployment */
    static void check(Element root, Set<String> brought) {
        for (Element element : ModelTree.all(root)) {
            String form = ModelTree.camunda(element, "formRef");
            if (form != null) {
                check(element, form, brought);
            }
        }
    }

    private static void check(Element element, String form, Set<String> brought) {
        String binding = ModelTree.camunda(element, "formRefBinding");
        String version = ModelTree.camunda(element, "formRefVersion");
        boolean there = brought.contains(form) || !"deployment".equals(binding) && isDeployed(form, version);
        if (!there) {
            throw Refused.at(
                    element.attribute("id"),
                    "there is no form '" + form + "'" + (version == null ? "" : " in version " + version)
                            + ("deployment".equals(binding)
                                    ? " in this deployment, to which it is bound: deploy its file along"
                                    : ", deploy its file first or along with the model"));
        }
    }

    private static boolean isDeployed(String form, @Nullable String version) {
        CamundaFormDefinitionManager forms = Context.getCommandContext().getCamundaFormDefinitionManager();
        if (version == null) {
            return forms.findLatestDefinitionByKey(form) != null;
        }
        return References.isVersion(version)
                && forms.findDefinitionByKeyVersionAndTenantId(form, Integer.valueOf(version), null) != null;
    }
}
