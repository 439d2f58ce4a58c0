package finme.process;

import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Where people look at a running instance. */
@Component
public class Cockpit {
    private static final String INSTANCE = "/camunda/app/cockpit/default/#/process-instance/%s/runtime";

    private final RuntimeService runtime;

    Cockpit(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** @return path of the page of the application's instance; empty when it has ended */
    public Optional<String> instance(UUID application) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(application.toString()).list().stream()
                .findFirst()
                .map(instance -> INSTANCE.formatted(instance.getId()));
    }
}
