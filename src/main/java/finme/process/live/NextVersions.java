package finme.process.live;

import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.dmn.deployer.DecisionDefinitionDeployer;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.form.deployer.CamundaFormDefinitionDeployer;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.repository.ResourceDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * A version number means one content for ever: the engine counts from the newest that is left, and after a deployment was
 * removed the explanation of an older application would name a version that is something else by now.
 */
@Component
class NextVersions extends AbstractProcessEnginePlugin {
    private static final String NEXT = """
            insert into fdforge.model_version as last (kind, key, version) values (?, ?, ?)
            on conflict (kind, key) do update set version = greatest(last.version + 1, excluded.version)
            returning version""";

    private final ObjectProvider<JdbcTemplate> jdbc;

    NextVersions(ObjectProvider<JdbcTemplate> jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getDeploymentCache()
                .setDeployers(engine.getDeployers().stream().map(this::counting).toList());
    }

    private Deployer counting(Deployer deployer) {
        if (deployer instanceof BpmnDeployer models) {
            Models counted = new Models();
            counted.setExpressionManager(models.getExpressionManager());
            counted.setBpmnParser(models.getBpmnParser());
            counted.setIdGenerator(models.getIdGenerator());
            return counted;
        } else if (deployer instanceof DecisionDefinitionDeployer tables) {
            Tables counted = new Tables();
            counted.setTransformer(tables.getTransformer());
            counted.setIdGenerator(tables.getIdGenerator());
            return counted;
        } else if (deployer instanceof CamundaFormDefinitionDeployer forms) {
            Forms counted = new Forms();
            counted.setIdGenerator(forms.getIdGenerator());
            return counted;
        }
        return deployer;
    }

    private int next(String kind, ResourceDefinitionEntity<?> definition, int byTheEngine) {
        Integer next = jdbc.getObject().queryForObject(NEXT, Integer.class, kind, definition.getKey(), byTheEngine);
        return next == null ? byTheEngine : next;
    }

    private final class Models extends BpmnDeployer {
        @Override
        protected int getNextVersion(
                DeploymentEntity deployment, ProcessDefinitionEntity each, @Nullable ProcessDefinitionEntity latest) {
            return next("PROCESS", each, super.getNextVersion(deployment, each, latest));
        }
    }

    private final class Tables extends DecisionDefinitionDeployer {
        @Override
        protected int getNextVersion(
                DeploymentEntity deployment, DecisionDefinitionEntity each, @Nullable DecisionDefinitionEntity latest) {
            return next("DECISION", each, super.getNextVersion(deployment, each, latest));
        }
    }

    private final class Forms extends CamundaFormDefinitionDeployer {
        @Override
        protected int getNextVersion(
                DeploymentEntity deployment,
                CamundaFormDefinitionEntity each,
                @Nullable CamundaFormDefinitionEntity latest) {
            return next("FORM", each, super.getNextVersion(deployment, each, latest));
        }
    }
}
