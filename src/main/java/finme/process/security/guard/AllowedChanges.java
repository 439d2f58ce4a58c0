package finme.process.security.guard;

import finme.process.EngineChanges;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
class AllowedChanges implements EngineChanges {
    @Override
    public Map<String, Set<String>> roles() {
        Map<String, Set<String>> roles = new LinkedHashMap<>();
        for (EngineAction action : EngineAction.values()) {
            roles.put(action.name(), action.roles());
        }
        return roles;
    }
}
