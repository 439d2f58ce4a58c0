package finme.process;

import java.util.Map;
import java.util.Set;

/** What people may change in the engine, whichever way they come in; everybody of the house may look. */
public interface EngineChanges {
    /** @return names of the roles by what they may do: {@code WORK_ON_TASKS} */
    Map<String, Set<String>> roles();
}
