package finme.platform.start;

import finme.platform.CoreRole;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/** Refuses a core that lacks a secret before anything is created, so that the log holds the sentence and nothing else. */
class SecretsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (environment.acceptsProfiles(Profiles.of(CoreRole.PROFILE))) {
            require(
                    environment,
                    "finme.keyset.file",
                    "FinMe needs its keyset file: set FINME_KEYSET_FILE to its path"
                            + " (with FINME_KEYSET_GENERATE=true the first start makes one).");
            require(
                    environment,
                    "finme.admin.password",
                    "FinMe needs a password for its first administrator: set" + " FINME_ADMIN_PASSWORD.");
        }
    }

    private static void require(ConfigurableEnvironment environment, String property, String sentence) {
        if (environment.getProperty(property, "").isBlank()) {
            throw new StartRefused(sentence);
        }
    }
}
