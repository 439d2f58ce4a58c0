package finme.process.live;

import finme.process.expression.AllowedBeans;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A release may rename a delegate that an older version of a process, with applications still in it, goes on naming.
 * Then this node says why and takes no traffic: better than applications that fail one by one.
 */
@Component
class LiveModelsCheck {
    private static final Logger log = LoggerFactory.getLogger(LiveModelsCheck.class);
    private static final Pattern DELEGATE = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*}");
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final AllowedBeans beans;
    private final ApplicationEventPublisher events;

    LiveModelsCheck(
            RepositoryService repository,
            RuntimeService runtime,
            AllowedBeans beans,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.runtime = runtime;
        this.beans = beans;
        this.events = events;
    }

    @EventListener
    void beforeTraffic(AvailabilityChangeEvent<ReadinessState> change) {
        if (change.getState() != ReadinessState.ACCEPTING_TRAFFIC) {
            return;
        }
        List<String> broken = broken(beans.names());
        if (!broken.isEmpty()) {
            broken.forEach(sentence -> log.error("Not ready: {}", sentence));
            AvailabilityChangeEvent.publish(events, this, ReadinessState.REFUSING_TRAFFIC);
        }
    }

    /** @return a sentence for every delegate that a version in use names and nobody knows */
    List<String> broken(Set<String> known) {
        Set<String> newest = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(ProcessDefinition::getId)
                .collect(java.util.stream.Collectors.toSet());
        Predicate<ProcessDefinition> inUse = definition -> newest.contains(definition.getId())
                || runtime.createProcessInstanceQuery()
                                .processDefinitionId(definition.getId())
                                .count()
                        > 0;
        return repository.createProcessDefinitionQuery().list().stream()
                .filter(inUse)
                .flatMap(definition -> delegates(definition)
                        .filter(delegate -> !known.contains(delegate))
                        .distinct()
                        .map(delegate -> "%s in version %d names the delegate '%s', which does not exist."
                                .formatted(definition.getKey(), definition.getVersion(), delegate)))
                .toList();
    }

    private Stream<String> delegates(ProcessDefinition definition) {
        return all(repository
                        .getBpmnModelInstance(definition.getId())
                        .getDocument()
                        .getRootElement())
                .flatMap(element -> Stream.of(
                        element.getAttribute(CAMUNDA, "delegateExpression"),
                        element.getAttribute("delegateExpression")))
                .filter(java.util.Objects::nonNull)
                .map(DELEGATE::matcher)
                .filter(Matcher::matches)
                .map(name -> name.group(1));
    }

    private static Stream<DomElement> all(DomElement element) {
        Collection<DomElement> children = element.getChildElements();
        return Stream.concat(Stream.of(element), children.stream().flatMap(LiveModelsCheck::all));
    }
}
