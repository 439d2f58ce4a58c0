package finme.platform.start;

import finme.platform.CoreRole;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Keeps the database and the engine out of an edge: their auto-configurations are not even considered without core. */
class RoleFilter implements AutoConfigurationImportFilter, EnvironmentAware {
    private static final String BOOT = "org.springframework.boot.autoconfigure.";
    private static final List<String> CORE_ONLY = List.of(
            BOOT + "jdbc.",
            BOOT + "orm.",
            BOOT + "data.",
            BOOT + "flyway.",
            BOOT + "sql.",
            BOOT + "transaction.",
            BOOT + "jersey.",
            "org.springframework.boot.actuate.autoconfigure.jdbc.",
            "org.camunda.");

    private boolean core = true;

    @Override
    public void setEnvironment(Environment environment) {
        core = environment.acceptsProfiles(Profiles.of(CoreRole.PROFILE));
    }

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            wanted[i] = core || !isCoreOnly(candidates[i]);
        }
        return wanted;
    }

    private static boolean isCoreOnly(@Nullable String candidate) {
        return candidate != null && CORE_ONLY.stream().anyMatch(candidate::startsWith);
    }
}
