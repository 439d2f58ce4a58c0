package finme.process.limits;

import org.camunda.bpm.engine.ProcessEngineException;

/** A process that would not come to an end. As a step it becomes an incident; where it starts, nothing is taken in. */
public final class TooManySteps extends ProcessEngineException {
    TooManySteps(String sentence) {
        super(sentence);
    }
}
