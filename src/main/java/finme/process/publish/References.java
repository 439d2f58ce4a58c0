package finme.process.publish;

import finme.process.publish.model.ModelTree;
import finme.process.publish.model.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/** Whether the decisions and processes that a model names are there, and that none calls itself, by whatever detour. */
final class References {
    private final Checked checked;
    private final Map<String, Element> brought = new HashMap<>();

    /** Processes whose calls are known to end. */
    private final Set<String> ended = new HashSet<>();

    private References(Checked checked) {
        this.checked = checked;
        checked.models
                .values()
                .forEach(root -> ProcessGate.executable(root)
                        .forEach(process -> brought.put(String.valueOf(process.attribute("id")), process)));
    }

    /** Inside of the engine's transaction. */
    static void check(Checked checked) {
        References references = new References(checked);
        for (Element root : checked.models.values()) {
            ModelTree.all(root).forEach(references::check);
        }
        references.brought.keySet().forEach(key -> references.follow(key, new ArrayList<>()));
    }

    private void check(Element element) {
        String decision = ModelTree.camunda(element, "decisionRef");
        if (decision != null) {
            checkDecision(element, decision);
        }
        if (element.getTagName().equals("callActivity")) {
            checkCall(element);
        }
    }

    private void checkDecision(Element task, String decision) {
        String binding = ModelTree.camunda(task, "decisionRefBinding");
        String version = ModelTree.camunda(task, "decisionRefVersion");
        boolean along = checked.decisions.contains(decision) && version == null;
        if (!along && ("deployment".equals(binding) || !isDeployed(decision, version))) {
            throw Refused.at(
                    task.attribute("id"),
                    "there is no decision '" + decision + "'" + (version == null ? "" : " in version " + version)
                            + ", deploy its file first or along with the model" + alike(decision));
        }
    }

    private String alike(String decision) {
        Set<String> known = new TreeSet<>(checked.decisions);
        known.addAll(Likeness.DECISIONS);
        return Likeness.to(decision, known)
                .map(other -> "; did you mean '" + other + "'?")
                .orElse("");
    }

    private static boolean isDeployed(String decision, @Nullable String version) {
        DecisionDefinitionManager decisions = Context.getCommandContext().getDecisionDefinitionManager();
        if (version == null) {
            return decisions.findLatestDecisionDefinitionByKey(decision) != null;
        }
        return isVersion(version)
                && decisions.findDecisionDefinitionByKeyAndVersion(decision, Integer.valueOf(version)) != null;
    }

    /** The first is 1: the engine takes no other number. */
    static boolean isVersion(String text) {
        return text.matches("[1-9]\\d{0,8}");
    }

    private void checkCall(Element call) {
        String place = call.attribute("id");
        String called = call.attribute("calledElement");
        if (called == null || called.contains("${") || called.contains("#{")) {
            throw Refused.at(place, "the process it calls has to be named by its id");
        }
        if (process(called) == null) {
            throw Refused.at(
                    place, "there is no process '" + called + "', deploy its file first or along with this one");
        }
        String version = ModelTree.camunda(call, "calledElementVersion");
        if ("version".equals(ModelTree.camunda(call, "calledElementBinding")) && !isDeployedIn(called, version)) {
            throw Refused.at(place, "there is no process '" + called + "' in version " + version);
        }
    }

    private static boolean isDeployedIn(String process, @Nullable String version) {
        return version != null
                && isVersion(version)
                && Context.getProcessEngineConfiguration()
                                .getRepositoryService()
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(process)
                                .processDefinitionVersion(Integer.valueOf(version))
                                .count()
                        > 0;
    }

    private void follow(String key, List<String> above) {
        if (above.contains(key)) {
            throw Refused.at(
                    key, "it calls itself (" + String.join(" > ", above) + " > " + key + "), which would never end");
        }
        Element process = ended.contains(key) ? null : process(key);
        if (process == null) {
            return;
        }
        List<String> way = new ArrayList<>(above);
        way.add(key);
        ModelTree.all(process).stream()
                .filter(element -> element.getTagName().equals("callActivity"))
                .map(call -> call.attribute("calledElement"))
                .filter(called -> called != null)
                .distinct()
                .forEach(called -> follow(called, way));
        ended.add(key);
    }

    /** The one that is called from now on. */
    private @Nullable Element process(String key) {
        Element along = brought.get(key);
        return along == null ? deployed(key) : along;
    }

    private static @Nullable Element deployed(String key) {
        CommandContext context = Context.getCommandContext();
        ProcessDefinitionEntity newest = context.getProcessDefinitionManager().findLatestProcessDefinitionByKey(key);
        if (newest == null) {
            return null;
        }
        ResourceEntity file = context.getResourceManager()
                .findResourceByDeploymentIdAndResourceName(newest.getDeploymentId(), newest.getResourceName());
        return ModelTree.read(newest.getResourceName(), file.getBytes()).elements("process").stream()
                .filter(process -> key.equals(process.attribute("id")))
                .findFirst()
                .orElse(null);
    }
}
