package finme.process.security;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;

/** The engine's groups, one for each role. The administrators' name is the engine's own. */
public enum EngineGroup {
    ADMIN("camunda-admin", "Administrators"),
    OWNER("finme-owner", "Process owners"),
    OPERATOR("finme-operator", "Operators"),
    AUDITOR("finme-auditor", "Auditors");

    private final String id;
    private final String title;

    EngineGroup(String id, String title) {
        this.id = id;
        this.title = title;
    }

    public String id() {
        return id;
    }

    String title() {
        return title;
    }

    static List<String> idsOf(Collection<? extends GrantedAuthority> authorities) {
        return Stream.of(values())
                .filter(group ->
                        authorities.stream().anyMatch(a -> a.getAuthority().equals("ROLE_" + group.name())))
                .map(EngineGroup::id)
                .toList();
    }
}
